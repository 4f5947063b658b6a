import type { AppPorts } from './app-ports';
import { makeAdvanceRequest, type AdvanceRequest } from './approval/advance-request';
import { makeDecide, type Decide } from './approval/decide';
import { makeIsStillApprover } from './approval/is-still-approver';
import { makeSendFreshLink, type SendFreshLink } from './approval/send-fresh-link';
import { makeUndoDecision, type UndoDecision } from './approval/undo-decision';
import { makeCancelRequest, type CancelRequest } from './cancel-request';
import { makeChangeRequest, type ChangeRequest } from './change-request';
import { makeConfirmAddress, type ConfirmAddress } from './confirmation/confirm-address';
import { makeArchiveAudit, type ArchiveAudit } from './data/archive-audit';
import { makeForgetRequest } from './data/forget-request';
import { makeReduceRequest } from './data/reduce-request';
import { makeSweepRetention, type SweepRetention } from './data/sweep-retention';
import { makeAssignResources, type AssignResources } from './delivery/assign-resources';
import { makeFinishDelivery, type FinishDelivery } from './delivery/finish-delivery';
import { makeHoldDelivery } from './delivery/hold-delivery';
import { makeInviteGuest, type InviteGuest } from './delivery/invite-guest';
import { makeRenewInvitation } from './delivery/renew-invitation';
import { makeWelcomeGuest, type WelcomeGuest } from './delivery/welcome-guest';
import { makeRunEffects, type RunEffects } from './effects/run-effects';
import { makeAcceptSignUp, type AcceptSignUp } from './intake/accept-sign-up';
import { makeAddSubmission } from './intake/add-submission';
import { makeIdentifyPartner, type IdentifyPartner } from './intake/identify-partner';
import { makePlaceRequest } from './intake/place-request';
import { makeSubmitSignUp } from './intake/submit-sign-up';
import { makeTakePolicyLimits } from './intake/take-policy-limits';
import { makeChangeAssignment } from './lifecycle/change-assignment';
import { makeExtendAccess, type ExtendAccess } from './lifecycle/extend-access';
import { makeFindSponsors } from './lifecycle/find-sponsors';
import { makeLoadExtension, type LoadExtension } from './lifecycle/load-extension';
import { makeSweepAssignment, type SweepAssignment } from './lifecycle/sweep-assignment';
import { makeLinkUrls } from './links/link-urls';
import { makeSendWaitingLinks, type SendWaitingLinks } from './links/send-waiting-links';
import { makeAllowMail } from './mail/allow-mail';
import { makeMakeMails } from './mail/make-mails';
import { makeMarkMail } from './mail/mark-mail';
import { makeSendMail, type SendMail } from './mail/send-mail';
import { makeDrainOutbox, type DrainOutbox } from './upkeep/drain-outbox';
import { makeReviveRequest } from './upkeep/revive-request';
import { makeSweepDue, type SweepDue } from './upkeep/sweep-due';
import { makeLoadPartnerRequest, type LoadPartnerRequest } from './views/load-partner-request';
import { makeLoadRequest, type LoadRequest } from './views/load-request';
import { makeLoadReview, type LoadReview } from './views/load-review';

/** Everything that Vestibule does, ready for triggers and commands to call. */
export interface App {
  readonly acceptSignUp: AcceptSignUp;
  readonly identifyPartner: IdentifyPartner;
  readonly confirmAddress: ConfirmAddress;
  readonly cancelRequest: CancelRequest;
  readonly sendWaitingLinks: SendWaitingLinks;
  readonly loadRequest: LoadRequest;
  readonly loadPartnerRequest: LoadPartnerRequest;
  readonly loadReview: LoadReview;
  readonly decide: Decide;
  readonly undoDecision: UndoDecision;
  readonly sendFreshLink: SendFreshLink;
  readonly advanceRequest: AdvanceRequest;
  readonly inviteGuest: InviteGuest;
  readonly assignResources: AssignResources;
  readonly welcomeGuest: WelcomeGuest;
  readonly finishDelivery: FinishDelivery;
  readonly sendMail: SendMail;
  readonly drainOutbox: DrainOutbox;
  readonly sweepDue: SweepDue;
  readonly extendAccess: ExtendAccess;
  readonly loadExtension: LoadExtension;
  readonly sweepRetention: SweepRetention;
  readonly archiveAudit: ArchiveAudit;
}

/** Puts the use cases together over their ports; does no I/O itself. */
export function makeApp(ports: AppPorts): App {
  const runEffects = makeRunEffects(ports);
  const changeRequest = makeChangeRequest({ ...ports, runEffects });
  const shared = { ...ports, runEffects, changeRequest };
  const reviveRequest = makeReviveRequest(shared);
  const loadRequest = makeLoadRequest(ports);
  const { sweepAssignment, ...lifecycle } = makeLifecycle({ ...shared, loadRequest });
  return {
    ...makeIntake(shared),
    ...makeApproval(shared),
    ...makeDelivery(shared),
    ...lifecycle,
    cancelRequest: makeCancelRequest(shared),
    sendWaitingLinks: makeSendWaitingLinks(shared),
    loadRequest,
    loadPartnerRequest: makeLoadPartnerRequest({ ...ports, loadRequest }),
    loadReview: makeLoadReview(loadRequest),
    sendMail: makeMailSender(shared),
    drainOutbox: makeDrainOutbox({ ...shared, reviveRequest }),
    sweepDue: makeSweepDue({ ...shared, reviveRequest, sweepAssignment }),
    ...makeRetention(shared),
  };
}

interface Shared extends AppPorts {
  readonly runEffects: RunEffects;
  readonly changeRequest: ChangeRequest;
}

function makeIntake(
  shared: Shared,
): Pick<App, 'acceptSignUp' | 'identifyPartner' | 'confirmAddress'> {
  const takePolicyLimits = makeTakePolicyLimits(shared);
  const addSubmission = makeAddSubmission(shared);
  const placeRequest = makePlaceRequest({ ...shared, addSubmission });
  const submitSignUp = makeSubmitSignUp({ ...shared, placeRequest, takePolicyLimits });
  return {
    acceptSignUp: makeAcceptSignUp({ ...shared, submitSignUp }),
    identifyPartner: makeIdentifyPartner({ ...shared, matches: shared.matchesPartnerKey }),
    confirmAddress: makeConfirmAddress({ ...shared, takePolicyLimits }),
  };
}

function makeApproval(
  shared: Shared,
): Pick<App, 'advanceRequest' | 'decide' | 'undoDecision' | 'sendFreshLink'> {
  return {
    advanceRequest: makeAdvanceRequest(shared),
    decide: makeDecide({ ...shared, isStillApprover: makeIsStillApprover(shared) }),
    undoDecision: makeUndoDecision(shared),
    sendFreshLink: makeSendFreshLink(shared),
  };
}

function makeDelivery(
  shared: Shared,
): Pick<App, 'inviteGuest' | 'assignResources' | 'welcomeGuest' | 'finishDelivery'> {
  const holdDelivery = makeHoldDelivery(shared);
  return {
    inviteGuest: makeInviteGuest({ ...shared, holdDelivery }),
    assignResources: makeAssignResources({ ...shared, holdDelivery }),
    welcomeGuest: makeWelcomeGuest(shared),
    finishDelivery: makeFinishDelivery(shared),
  };
}

function makeMailSender(shared: Shared): SendMail {
  const links = makeLinkUrls(shared.linkTokens, shared.publicBaseUrl);
  return makeSendMail({
    ...shared,
    makeMails: makeMakeMails({ ...shared, links }),
    allowMail: makeAllowMail(shared),
    markMail: makeMarkMail(shared.changeRequest),
    renewInvitation: makeRenewInvitation(shared),
  });
}

function makeLifecycle(
  shared: Shared & Pick<App, 'loadRequest'>,
): Pick<App, 'extendAccess' | 'loadExtension'> & { readonly sweepAssignment: SweepAssignment } {
  const changeAssignment = makeChangeAssignment(shared);
  const deps = { ...shared, changeAssignment, findSponsors: makeFindSponsors(shared) };
  return {
    extendAccess: makeExtendAccess(deps),
    loadExtension: makeLoadExtension(deps),
    sweepAssignment: makeSweepAssignment(deps),
  };
}

/** What is done every night. */
function makeRetention(shared: Shared): Pick<App, 'sweepRetention' | 'archiveAudit'> {
  const forgetRequest = makeForgetRequest(shared);
  const reduceRequest = makeReduceRequest(shared);
  return {
    sweepRetention: makeSweepRetention({ ...shared, forgetRequest, reduceRequest }),
    archiveAudit: makeArchiveAudit(shared),
  };
}
