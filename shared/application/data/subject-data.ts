import { mailboxOf } from '../../domain/email-address';
import type { Invitation } from '../../domain/request/invitation';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { AuditLog, AuditRecord } from '../../ports/audit-log';
import type { Seals } from '../../ports/seals';
import { byAge } from './by-age';
import { eachRequestOf, type EachRequestOfDeps } from './each-request-of';
import { findPerson, type Person } from './find-person';

export interface SubjectDataDeps extends EachRequestOfDeps {
  readonly seals: Pick<Seals, 'personKey'>;
  readonly auditLog: AuditLog;
}

/** Everything that is held about one person, as plain data. */
export interface SubjectData {
  readonly address: string;
  readonly personKey: string;
  /** The person's own requests with all their rows. */
  readonly requests: readonly object[];
  /** Where the person was asked to decide, or answers for a guest: what is held about them there. */
  readonly inRequestsOfOthers: readonly object[];
  /** Pseudonymous audit entries that outlived their requests, or were copied. */
  readonly audit: readonly AuditRecord[];
}

/** Undefined when the text is no address. */
export type SubjectDataOf = (address: string) => Promise<SubjectData | undefined>;

export function makeSubjectData(deps: SubjectDataDeps): SubjectDataOf {
  return async (text) => {
    const person = await findPerson(deps.seals, text);
    if (person === undefined) return undefined;
    const requests = await heldRequests(deps, person);
    const audit: AuditRecord[] = [];
    for await (const record of deps.auditLog.ofPerson(person.personKey)) audit.push(record);
    return { ...person, ...requests, audit };
  };
}

interface Part {
  readonly submittedAt: string;
  readonly data: object;
}

/** Oldest first; of requests of others only the person's part is kept while the rest is read. */
async function heldRequests(
  deps: SubjectDataDeps,
  { address, personKey }: Person,
): Promise<Pick<SubjectData, 'requests' | 'inRequestsOfOthers'>> {
  const own: Part[] = [];
  const ofOthers: Part[] = [];
  await eachRequestOf(deps, personKey, (rows) => {
    const { submittedAt, personKey: requestor } = rows.request.value;
    if (requestor === personKey) own.push({ submittedAt, data: ownRequest(rows) });
    else ofOthers.push({ submittedAt, data: partIn(rows, address) });
  });
  return { requests: dataOf(own), inRequestsOfOthers: dataOf(ofOthers) };
}

const dataOf = (parts: readonly Part[]): readonly object[] =>
  parts.toSorted(byAge).map(({ data }) => data);

const values = <Value>(rows: readonly Stored<Value>[]): readonly Value[] =>
  rows.map(({ value }) => value);

function ownRequest(rows: RequestRows): object {
  const { request, invitation, assignment } = rows;
  return {
    request: request.value,
    submissions: values(rows.submissions),
    stages: values(rows.stages),
    approvers: values(rows.approvers),
    decisions: values(rows.decisions),
    mails: values(rows.mails),
    invitation: invitation && withoutSecret(invitation.value),
    resources: values(rows.resources),
    assignment: assignment?.value,
    audit: values(rows.audit),
  };
}

/** The redeem link opens the tenant to whoever has it: that there is one is told, not which. */
function withoutSecret({ redeemUrl, ...invitation }: Invitation): object {
  return { ...invitation, redeemUrl: redeemUrl === undefined ? undefined : 'held, not shown' };
}

function partIn(
  { request, approvers, decisions, assignment }: RequestRows,
  address: string,
): object {
  const isPerson = (one: { readonly address: string }): boolean =>
    mailboxOf(one.address) === address;
  const asApprover = values(approvers).filter(isPerson);
  const keys = new Set(asApprover.map(({ key }) => key));
  return {
    reference: request.value.reference,
    accessPackageId: request.value.accessPackageId,
    asApprover,
    decisions: values(decisions).filter(({ approver }) => keys.has(approver)),
    asSponsor: (assignment?.value.sponsors ?? []).filter(isPerson),
  };
}
