import { domainOf } from '../../domain/email-address';
import { mailKey } from '../../domain/request/mail-order';
import type { RequestRows } from '../../domain/request/request-rows';
import { toldProblem } from '../../domain/request/told-problem';
import type { CurrentPolicies } from '../../ports/current-policies';
import type { MailMessage } from '../../ports/mail-queue';
import type { OutgoingMail } from '../../ports/mail-transport';
import type { PolicyVersions } from '../../ports/policy-versions';
import type { RateLimits } from '../../ports/rate-limits';
import type { RenderMail } from '../../ports/render-mail';
import { accessPackageOf } from '../access-package-of';
import type { LinkUrls } from '../links/link-urls';
import { brandingOf } from '../views/branding';
import { composeMail } from './compose-mail';
import { mailRecipient } from './mail-recipient';
import type { MailSource } from './mail-source';
import { problemDayCounter, problemDaySeconds } from './problem-counter';

export interface MakeMailsDeps {
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
  readonly rateLimits: RateLimits;
  readonly links: LinkUrls;
  readonly renderMail: RenderMail;
}

/** The rendered mails of one message, one per recipient; none when the rows say that it is not wanted any more. */
export type MakeMails = (
  rows: RequestRows,
  message: MailMessage,
) => Promise<readonly OutgoingMail[]>;

export function makeMakeMails(deps: MakeMailsDeps): MakeMails {
  return async (rows, message) => {
    const policies = deps.policies();
    const recipient = mailRecipient(message, rows, policies);
    const accessPackage = await accessPackageOf(rows.request.value, deps.policyVersions);
    if (recipient === undefined) return [];
    const problem = await countProblem(deps, rows, message);
    const source = { order: message, rows, accessPackage, policies, problem };
    const model = await composeMail(source, deps.links);
    if (model === undefined) return [];
    const { settings } = policies;
    const context = { locale: recipient.locale, branding: brandingOf(settings) };
    const rendered = deps.renderMail(model, context);
    return recipient.addresses.map((to) => ({
      to,
      from: { name: settings.name, address: settings.sender },
      replyTo: settings.replyTo,
      ...rendered,
      ...threading(message, settings.sender),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Vestibule-Mail': message.mail,
      },
    }));
  };
}

async function countProblem(
  { rateLimits }: MakeMailsDeps,
  { request }: RequestRows,
  { mail, since, issue }: MailMessage,
): Promise<MailSource['problem']> {
  if (mail !== 'delivery-problem') return { count: 0, since };
  const counter = problemDayCounter(toldProblem(request.value, issue));
  const count = await rateLimits.count(counter, problemDaySeconds);
  return count > 1 ? { count, since: `${since.slice(0, 10)}T00:00:00.000Z` } : { count: 1, since };
}

/** One conversation per request in every mail client: all its mails answer the same first one. */
function threading(
  message: MailMessage,
  sender: string,
): Pick<OutgoingMail, 'messageId' | 'references'> {
  const domain = domainOf(sender);
  const name = mailKey(message).replaceAll(':', '.');
  return {
    messageId: `${message.requestId}.${name}@${domain}`,
    references: [`${message.requestId}@${domain}`],
  };
}
