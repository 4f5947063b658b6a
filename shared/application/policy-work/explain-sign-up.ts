import { linkUntil } from '../../domain/approval/link-life';
import { normaliseAddress } from '../../domain/email-address';
import type { SignUpFields } from '../../domain/intake/sign-up-fields';
import type { PolicySet } from '../../domain/policy/policy-set';
import { screenSignUp, type ScreenedSignUp, type Screening } from '../intake/screen-sign-up';
import { provesAddress, type SignUpCaller } from '../intake/sign-up-caller';
import { explainDelivery } from './explain-delivery';
import { explainStage } from './explain-stage';
import type { ExplainedMail, ExplainedOutcome, ExplainedStage, Explanation } from './explanation';
import { firedRules } from './fired-rules';

export interface SignUpQuestion {
  readonly policies: PolicySet;
  readonly fields: SignUpFields;
  readonly caller: SignUpCaller;
  /** When the request is supposed to come. */
  readonly at: Date;
}

const refusals = {
  invalid: 'validation-failed',
  accessPackageUnknown: 'access-package-unknown',
  policyRefused: 'policy-refused',
  paused: 'temporarily-unavailable',
} as const satisfies Readonly<Record<Exclude<Screening['kind'], 'passed'>, string>>;

/**
 * What the policies make of a request, by the very rules that the app follows: whether it is taken, who is asked, what fires
 * when, what is given, which mails go out. Nothing is stored, sent or looked up; approvers are resolved as far as the
 * policies name them.
 */
export function explainSignUp(question: SignUpQuestion): Explanation {
  const { policies, fields, caller, at } = question;
  const address = normaliseAddress(fields.email);
  const screening = screenSignUp(fields, caller, policies, []);
  const start = {
    at: at.toISOString(),
    timeZone: policies.settings.timeZone,
    rules: firedRules({
      policies,
      accessPackageId: fields.accessPackageId,
      domain: address.kind === 'address' ? address.domain : undefined,
      caller,
    }),
  };
  return screening.kind === 'passed'
    ? { ...start, outcome: { kind: 'taken' }, ...explainWay(question, screening.signUp) }
    : { ...start, outcome: refused(screening), stages: [], mails: [] };
}

function refused(screening: Exclude<Screening, { readonly kind: 'passed' }>): ExplainedOutcome {
  const errors = screening.kind === 'invalid' ? screening.errors : [];
  return { kind: 'refused', code: refusals[screening.kind], errors };
}

type Way = Required<Pick<Explanation, 'proof' | 'stages' | 'delivery' | 'mails'>>;

function explainWay({ policies, caller, at }: SignUpQuestion, signUp: ScreenedSignUp): Way {
  const { accessPackage, organization, address } = signUp;
  const { timeZone } = policies.settings;
  const common = { accessPackage, timeZone, organizationSponsors: organization?.sponsors ?? [] };
  const proved = explainProof(signUp, caller, at);
  const stages: ExplainedStage[] = [];
  const mails: ExplainedMail[] = [...proved.mails];
  let reached = at;
  for (const [index, policy] of accessPackage.approval.stages.entries()) {
    const explained = explainStage(policy, {
      ...common,
      number: index + 1,
      opensAt: reached,
      requestor: address.key,
    });
    stages.push(explained.stage);
    mails.push(...explained.mails);
    reached = explained.endsAt;
  }
  const given = explainDelivery({ ...common, at: reached });
  return {
    proof: proved.proof,
    stages,
    delivery: given.delivery,
    mails: [...mails, ...endings(stages), ...given.mails],
  };
}

function explainProof(
  { accessPackage }: ScreenedSignUp,
  caller: SignUpCaller,
  at: Date,
): { readonly proof: Way['proof']; readonly mails: readonly ExplainedMail[] } {
  const now = at.toISOString();
  const received: ExplainedMail = {
    mail: 'request-received',
    to: 'the requestor',
    at: now,
    when: 'once the address is proved',
  };
  if (provesAddress(caller, accessPackage)) {
    const sentence = `The partner key of ${caller.organization.displayName} proves the address: no confirmation mail.`;
    return { proof: { sentence, timers: [] }, mails: [received] };
  }
  const sentence = 'The address has to be confirmed with the link in a mail.';
  const ends = 'If the address is not confirmed by then, the request ends as expired.';
  return {
    proof: { sentence, timers: [{ purpose: 'linkEnd', at: linkUntil(at), sentence: ends }] },
    mails: [{ mail: 'verify-address', to: 'the requestor', at: now, when: 'at once' }, received],
  };
}

/** The mails to the requestor of a way that does not lead to access. */
function endings(stages: readonly ExplainedStage[]): readonly ExplainedMail[] {
  const to = 'the requestor';
  const canceled: ExplainedMail = {
    mail: 'request-canceled',
    to,
    when: 'if somebody cancels before delivery',
  };
  return stages.length === 0
    ? [canceled]
    : [
        { mail: 'request-denied', to, when: 'if an approver denies' },
        { mail: 'request-expired', to, when: 'if a deadline ends the request' },
        canceled,
      ];
}
