import type { Clock } from '../../ports/clock';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { DeadLetters } from '../../ports/dead-letters';
import type { Directory } from '../../ports/directory';
import type { DirectoryCheck } from '../../ports/directory-check';
import type { DueIndex } from '../../ports/due-index';
import type { MailQueue } from '../../ports/mail-queue';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RandomIds } from '../../ports/random-ids';
import type { RateLimits } from '../../ports/rate-limits';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';
import type { SigningKeys } from '../../ports/signing-keys';
import type { StepLog } from '../../ports/step-log';
import type { Switches } from '../../ports/switches';
import { makeCancelRequest, type CancelRequest } from '../cancel-request';
import { makeChangeRequest } from '../change-request';
import { makeRunEffects } from '../effects/run-effects';
import { makeCheckReferences, type CheckReferences } from './check-references';
import { makeDeadLetterDesk, type DeadLetterDesk } from './dead-letter-desk';
import { makeDecideOnBehalf, type DecideOnBehalf } from './decide-on-behalf';
import { makeFindRequest, type FindRequest } from './find-request';
import { makeFindUnsponsored, type FindUnsponsored } from './find-unsponsored';
import { makePauseSwitch, type PauseSwitch } from './pause-switch';
import { makePreviewSweep, type PreviewSweep } from './preview-sweep';
import { makeRedeliverRequest, type RedeliverRequest } from './redeliver-request';
import { makeResendMail, type ResendMail } from './resend-mail';
import { makeRevokeKey, type RevokeKey } from './revoke-key';
import { makeUndoOnBehalf, type UndoOnBehalf } from './undo-on-behalf';

/** Everything outside that the commands of operators reach. */
export interface OperatorPorts {
  readonly store: RequestStore;
  readonly requestList: RequestList;
  readonly references: ReferenceIndex;
  readonly due: DueIndex;
  readonly rateLimits: RateLimits;
  readonly switches: Switches;
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
  readonly queue: MailQueue;
  readonly deadLetters: DeadLetters;
  readonly directory: Directory;
  readonly directoryCheck: DirectoryCheck;
  readonly signingKeys: SigningKeys;
  readonly clock: Clock;
  readonly ids: RandomIds;
  readonly log: StepLog;
}

/** What operators can do. Orchestrations are out of reach here: what concerns them stays in the outbox for the app. */
export interface Operators {
  readonly findRequest: FindRequest;
  readonly cancelRequest: CancelRequest;
  readonly decideOnBehalf: DecideOnBehalf;
  readonly undoOnBehalf: UndoOnBehalf;
  readonly redeliverRequest: RedeliverRequest;
  readonly resendMail: ResendMail;
  readonly deadLetters: DeadLetterDesk;
  readonly pauseSwitch: PauseSwitch;
  readonly revokeKey: RevokeKey;
  readonly previewSweep: PreviewSweep;
  readonly checkReferences: CheckReferences;
  readonly findUnsponsored: FindUnsponsored;
}

/** Puts the operators' use cases together over their ports; does no I/O itself. */
export function makeOperators(ports: OperatorPorts): Operators {
  const changeRequest = makeChangeRequest({ ...ports, runEffects: makeRunEffects(ports) });
  const shared = { ...ports, changeRequest };
  return {
    findRequest: makeFindRequest(ports),
    cancelRequest: makeCancelRequest(shared),
    decideOnBehalf: makeDecideOnBehalf(shared),
    undoOnBehalf: makeUndoOnBehalf(shared),
    redeliverRequest: makeRedeliverRequest(shared.changeRequest),
    resendMail: makeResendMail(shared),
    deadLetters: makeDeadLetterDesk(shared),
    pauseSwitch: makePauseSwitch(shared),
    revokeKey: makeRevokeKey(ports),
    previewSweep: makePreviewSweep(ports),
    checkReferences: makeCheckReferences(ports),
    findUnsponsored: makeFindUnsponsored(ports),
  };
}
