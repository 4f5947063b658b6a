import type { RequestRows } from '../../domain/request/request-rows';
import type { AuditRecord } from '../../ports/audit-log';

const address = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/gu;

// The tenant's own number of the guest leads to the person as long as the account is there.
const identifying: ReadonlySet<string> = new Set(['guestId']);

/** The audit entries of a request as they outlive it: without anything that names the requestor but a keyed hash. */
export function auditRecords({ request, audit }: RequestRows): readonly AuditRecord[] {
  const { personKey, accessPackageId, organizationId } = request.value;
  return audit.map(({ value }) => ({
    ...value,
    details: withoutNames(value.details),
    personKey,
    accessPackageId,
    ...(organizationId === undefined ? {} : { organizationId }),
  }));
}

/** An operator's reason is kept, but for addresses that were written into it. */
function withoutNames(details: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(details)
      .filter(([name]) => !identifying.has(name))
      .map(([name, text]) => [name, text.replace(address, '[address]')]),
  );
}
