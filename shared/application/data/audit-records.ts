import type { Submission } from '../../domain/request/submission';
import type { RequestRows } from '../../domain/request/request-rows';
import type { AuditRecord } from '../../ports/audit-log';

const address = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/gu;

const shortestName = 3;

// The tenant's own number of the guest leads to the person as long as the account is there.
const identifying: ReadonlySet<string> = new Set(['guestId']);

/** The audit entries of a request as they outlive it: without anything that names the requestor but a keyed hash. */
export function auditRecords({ request, submissions, audit }: RequestRows): readonly AuditRecord[] {
  const { personKey, accessPackageId, organizationId } = request.value;
  const names = namesIn(submissions.map(({ value }) => value));
  return audit.map(({ value }) => ({
    ...value,
    details: withoutNames(value.details, names),
    personKey,
    accessPackageId,
    ...(organizationId === undefined ? {} : { organizationId }),
  }));
}

/** Every part of the names that the requestor gave, as whole words; initials and the like name nobody. */
function namesIn(submissions: readonly Submission[]): RegExp | undefined {
  const parts = submissions
    .flatMap(({ givenName, surname }) => `${givenName} ${surname}`.split(/[^\p{L}\p{M}]+/u))
    .filter((part) => part.length >= shortestName);
  if (parts.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${parts.join('|')})(?![\\p{L}\\p{M}])`, 'giu');
}

/** An operator's reason is kept, but for addresses and the requestor's names that were written into it. */
function withoutNames(
  details: Readonly<Record<string, string>>,
  names: RegExp | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(details)
      .filter(([name]) => !identifying.has(name))
      .map(([name, text]) => {
        const blotted = text.replace(address, '[address]');
        if (names === undefined || name !== 'reason') return [name, blotted];
        return [name, blotted.replace(names, '[name]')];
      }),
  );
}
