import type { AdvanceInput } from '../../shared/application/approval/approval-step';
import type { DecideOutcome } from '../../shared/application/approval/decide';
import type { ConfirmOutcome } from '../../shared/application/confirmation/confirm-address';
import type { SignUp } from '../../shared/application/intake/submit-sign-up';
import type { NextStep } from '../../shared/contracts/activities';
import { shownVersion } from '../../shared/domain/approval/shown-version';
import type { SignUpFields } from '../../shared/domain/intake/sign-up-fields';
import type { LinkClaims } from '../../shared/domain/link-claims';
import type { Choice } from '../../shared/domain/request/decision';
import type { RequestRows } from '../../shared/domain/request/request-rows';
import type { Orchestrations } from '../../shared/ports/orchestrations';
import type { InMemoryApp } from './in-memory-app';

/** An app in memory with any orchestrations. */
interface World extends Pick<InMemoryApp, 'app' | 'rows' | 'ports'> {
  readonly orchestrations: Orchestrations;
}

/** Ana of Contoso asks for project-x, anonymously. */
export function anasSignUp(
  fields: Partial<SignUpFields> = {},
  more: Partial<Omit<SignUp, 'fields'>> = {},
): SignUp {
  return {
    fields: {
      accessPackageId: 'project-x',
      email: 'ana@contoso.example',
      givenName: 'Ana',
      surname: 'Silva',
      organization: 'Contoso Ltd',
      answers: new Map(),
      ...fields,
    },
    caller: { kind: 'anonymous' },
    languages: [],
    dryRun: false,
    ...more,
  };
}

/** The same with Contoso's partner key. */
export function partnersSignUp(world: World, fields: Partial<SignUpFields> = {}): SignUp {
  const [organization] = world.ports.policies().connectedOrganizations;
  if (organization === undefined) throw new Error('there is no connected organization');
  return anasSignUp(fields, { caller: { kind: 'partner', organization, keyId: 'k1' } });
}

/** Posts a sign-up that must be accepted and answers the request's id. */
export async function arrive(world: World, signUp: SignUp = anasSignUp()): Promise<string> {
  const answer = await world.app.acceptSignUp(signUp, undefined, world.orchestrations);
  if (answer.kind !== 'submitted' || answer.outcome.kind !== 'accepted') {
    throw new Error(`not accepted: ${JSON.stringify(answer)}`);
  }
  return answer.outcome.requestId;
}

/** The rows of a request that must be there. */
export async function rowsOf(world: World, requestId: string): Promise<RequestRows> {
  const rows = await world.rows.load(requestId);
  if (rows === undefined) throw new Error('there is no such request');
  return rows;
}

/** What the link in a confirmation mail says. */
function verifyClaims(requestId: string): LinkClaims {
  return { purpose: 'verify', requestId, stage: 0, approver: '', generation: 0, expiresAt: 0 };
}

export async function confirm(
  world: World,
  requestId: string,
  submission: number | 'none' = 1,
): Promise<ConfirmOutcome> {
  return world.app.confirmAddress(verifyClaims(requestId), submission, world.orchestrations);
}

/** What the link says that an approver, by first name, has in the present generation of the stage the request is in. */
export async function reviewClaims(
  world: World,
  requestId: string,
  name: string,
): Promise<LinkClaims> {
  const { request, stages, approvers } = await rowsOf(world, requestId);
  const { stage } = request.value;
  const generation = stages.find(({ value }) => value.number === stage)?.value.generation ?? 0;
  const approver = approvers.find(
    ({ value }) => value.stage === stage && value.displayName === name,
  )?.value;
  if (approver === undefined) throw new Error(`${name} is not asked`);
  return {
    purpose: 'review',
    requestId,
    stage,
    approver: approver.key,
    generation,
    expiresAt: Math.floor(Date.parse(approver.linkUntil) / 1000),
  };
}

export interface Deciding {
  readonly by?: string;
  readonly claims?: LinkClaims;
  readonly justification?: string;
  readonly message?: string;
  readonly shown?: string;
  readonly expired?: boolean;
}

/** Decides as somebody who was shown the request as it is now. */
export async function decide(
  world: World,
  requestId: string,
  choice: Choice,
  deciding: Deciding = {},
): Promise<DecideOutcome> {
  const { by = 'Ravi', justification = 'Known to us', message = '', expired = false } = deciding;
  const claims = deciding.claims ?? (await reviewClaims(world, requestId, by));
  const shown = deciding.shown ?? shownVersion(await rowsOf(world, requestId), claims.stage);
  const input = { claims, expired, choice, justification, message, shown };
  return world.app.decide(input, world.orchestrations);
}

/** Asks how the request goes on, as the first execution at its first call unless told otherwise. */
export async function advance(
  world: World,
  requestId: string,
  input: Partial<AdvanceInput> = {},
): Promise<NextStep> {
  return world.app.advanceRequest({
    requestId,
    execution: 'first',
    after: 0,
    elapsed: null,
    lastTry: false,
    ...input,
  });
}

/** A confirmed request whose first stage is open and waits in round 1. */
export async function openedRequest(world: World, signUp: SignUp = anasSignUp()): Promise<string> {
  const requestId = await arrive(world, signUp);
  await confirm(world, requestId);
  await advance(world, requestId);
  return requestId;
}
