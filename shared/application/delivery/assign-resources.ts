import type { Later } from '../../domain/later';
import { isAccessOver } from '../../domain/lifecycle/access-state';
import type { ResourceRole } from '../../domain/policy/resource-role';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { ResourceDelivery } from '../../domain/request/resource-delivery';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RequestStore } from '../../ports/request-store';
import type { ResourceRoles } from '../../ports/resource-roles';
import { accessPackageOf } from '../access-package-of';
import type { ChangeRequest } from '../change-request';
import { withDue } from '../lifecycle/with-due';
import type { RequestDraft } from '../request-draft';
import type { HoldDelivery } from './hold-delivery';

export interface AssignResourcesDeps {
  readonly store: RequestStore;
  readonly changeRequest: ChangeRequest;
  readonly policyVersions: PolicyVersions;
  readonly roles: ResourceRoles;
  readonly holdDelivery: HoldDelivery;
}

/**
 * `complete`: every resource is given or refused for good. `later` names the longest wait of those that are not. `paused`:
 * nothing was tried, the request row says what lets it go on.
 */
export type AssignResourcesOutcome =
  { readonly kind: 'complete' } | { readonly kind: 'paused' } | Later;

/** @param hold how often this execution has waited for a pause, this time included */
export type AssignResources = (requestId: string, hold?: number) => Promise<AssignResourcesOutcome>;

type Tried = Awaited<ReturnType<ResourceRoles['assign']>>;

/**
 * Tries every resource of the access package that the guest does not have yet. Each has its own row and outcome: one that
 * fails keeps none of the others back. Nothing is given once access ends; what was, at that very moment, is taken away.
 */
export function makeAssignResources(deps: AssignResourcesDeps): AssignResources {
  return async (requestId, hold = 1) => {
    const rows = await deps.store.load(requestId);
    const guestId = rows?.invitation?.value.guestId;
    if (rows === undefined || guestId === undefined || isAccessOver(rows)) {
      return { kind: 'complete' };
    }
    if (await deps.holdDelivery(rows.request.value, hold)) return { kind: 'paused' };
    return tryEach(deps, rows, guestId);
  };
}

async function tryEach(
  deps: AssignResourcesDeps,
  rows: RequestRows,
  guestId: string,
): Promise<AssignResourcesOutcome> {
  const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);

  const tried = new Map<number, Tried>();
  for (const [index, role] of accessPackage.resources.entries()) {
    const number = index + 1;
    if (isOpen(rows, number)) tried.set(number, await deps.roles.assign(guestId, role));
  }
  if (tried.size > 0) await record(deps, rows, accessPackage.resources, tried);
  return longestWait([...tried.values()]) ?? { kind: 'complete' };
}

function deliveryOf(rows: RequestRows, number: number): Stored<ResourceDelivery> | undefined {
  return rows.resources.find(({ value }) => value.number === number);
}

function isOpen(rows: RequestRows, number: number): boolean {
  const state = deliveryOf(rows, number)?.value.state;
  return state === undefined || state === 'waiting';
}

async function record(
  { changeRequest }: AssignResourcesDeps,
  read: RequestRows,
  roles: readonly ResourceRole[],
  tried: ReadonlyMap<number, Tried>,
): Promise<void> {
  const requestId = read.request.value.id;
  await changeRequest(read, (rows, draft) => {
    const news = [...tried].filter(([number, outcome]) =>
      isNews(deliveryOf(rows, number)?.value, outcome),
    );
    for (const [number, outcome] of news) {
      const before = deliveryOf(rows, number);
      const tries = (before?.value.tries ?? 0) + 1;
      const value = deliveryRow({ requestId, number, tries, updatedAt: draft.now }, outcome);
      if (before === undefined) draft.insert({ kind: 'resource', value });
      else draft.replace({ kind: 'resource', value }, before.etag);
      if (outcome.kind !== 'later') auditOutcome(draft, value, roles[number - 1]);
    }
    if (news.some(([, outcome]) => outcome.kind === 'assigned')) endAgain(rows, draft);
  });
}

/** Access that ended while this was given has more to take away. */
function endAgain({ assignment }: RequestRows, draft: RequestDraft): void {
  if (assignment?.value.state !== 'ended') return;
  const { endedAt: _endedAt, account: _account, ...ended } = assignment.value;
  const value = withDue({ ...ended, state: 'ending', tries: 0 }, draft.now);
  draft.replace({ kind: 'assignment', value }, assignment.etag);
}

function auditOutcome(
  draft: RequestDraft,
  { state, number, cause }: ResourceDelivery,
  role: ResourceRole | undefined,
): void {
  draft.audit(`resource.${state}`, 'system', 'orchestration', {
    resource: String(number),
    kind: role?.kind ?? '',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A second run of the activity may have been faster; then only that we gave it ourselves is worth writing. */
function isNews(before: ResourceDelivery | undefined, outcome: Tried): boolean {
  if (before === undefined || before.state === 'waiting') return true;
  return (
    before.state === 'delivered' &&
    outcome.kind === 'assigned' &&
    before.already &&
    !outcome.already
  );
}

function deliveryRow(
  row: Pick<ResourceDelivery, 'requestId' | 'number' | 'tries' | 'updatedAt'>,
  outcome: Tried,
): ResourceDelivery {
  switch (outcome.kind) {
    case 'assigned':
      // After a try whose answer was lost, what is there already is most likely ours.
      return { ...row, state: 'delivered', already: outcome.already && row.tries === 1 };
    case 'refused':
      return { ...row, state: 'failed', already: false, cause: outcome.cause };
    case 'later':
      return { ...row, state: 'waiting', already: false };
  }
}

function longestWait(outcomes: readonly Tried[]): Later | undefined {
  return outcomes
    .filter((outcome) => outcome.kind === 'later')
    .reduce<Later | undefined>(
      (longest, one) =>
        longest === undefined || one.afterSeconds > longest.afterSeconds ? one : longest,
      undefined,
    );
}
