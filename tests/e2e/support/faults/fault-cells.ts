import type { StackFault } from '../../../support/stack';

/** A way in which a call goes wrong; `before`: nothing happens, `after`: it happens and only the answer is lost. */
export interface Trouble {
  readonly name: string;
  /** It takes a client twenty seconds of real time to give up. */
  readonly isSlow?: boolean;
  readonly fault: Omit<StackFault, 'target' | 'match'>;
}

const before = 'before';
const after = 'after';

export const troubles: readonly Trouble[] = [
  { name: '429', fault: { kind: 'status', status: 429, retryAfter: 5 } },
  { name: '5xx before', fault: { kind: 'status', status: 503, when: before } },
  { name: '5xx after', fault: { kind: 'status', status: 500, when: after } },
  { name: 'malformed after', fault: { kind: 'malformed', when: after } },
  { name: 'reset before', fault: { kind: 'reset', when: before } },
  { name: 'reset after', fault: { kind: 'reset', when: after } },
  { name: 'timeout before', isSlow: true, fault: { kind: 'timeout', when: before } },
  { name: 'timeout after', isSlow: true, fault: { kind: 'timeout', when: after } },
];

/** One kind of call that leaves the app. */
export type ExternalCall = Pick<StackFault, 'target'> & { readonly match: string };

const graph = [
  'POST /invitations',
  'GET /users',
  'GET /directory/deletedItems',
  'transitiveMembers',
  'members/$ref',
  'appRoleAssignedTo',
  'GET /servicePrincipals',
  'GET /groups',
  'GET /msi/token',
];
const mail = [
  'SEND verify-address',
  'SEND request-received',
  'SEND approval-request',
  'SEND approval-settled',
  'SEND request-denied',
  'SEND guest-welcome',
];
const serviceBus = [
  'send mails',
  'receive mails',
  'settle mails',
  'send approval',
  'receive approval',
];
const tables = [
  'POST /devstoreaccount1/$batch',
  'GET /devstoreaccount1/requests()',
  'POST /devstoreaccount1/requests',
  'DELETE /devstoreaccount1/requests',
  'POST /devstoreaccount1/reservations',
  'PUT /devstoreaccount1/reservations',
  'DELETE /devstoreaccount1/reservations',
  'PUT /devstoreaccount1/due',
  'DELETE /devstoreaccount1/due',
];

const calls = (
  target: ExternalCall['target'],
  matches: readonly string[],
): readonly ExternalCall[] => matches.map((match) => ({ target, match }));

/** Every call that a sign-up makes, the special ones before those that their names hold too. */
export const externalCalls: readonly ExternalCall[] = [
  ...calls('graph', graph),
  ...calls('mail', mail),
  ...calls('serviceBus', serviceBus),
  ...calls('tables', tables),
];

// A reply of 5xx is final in mail: what passes is 4xx.
const inMail = { 429: 450, 503: 451, 500: 451 } as const;

function statusIn(target: ExternalCall['target'], status: number | undefined): number | undefined {
  if (target !== 'mail') return status;
  return status === 429 || status === 503 || status === 500 ? inMail[status] : status;
}

export function cellOf({ target, match }: ExternalCall, { fault }: Trouble): StackFault {
  const status = statusIn(target, fault.status);
  return { target, match, ...fault, ...(status === undefined ? {} : { status }), times: 1 };
}
