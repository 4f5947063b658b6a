import { z } from 'zod';
import { checkAccent } from '../../domain/accent-colour';
import {
  countField,
  durationField,
  languageField,
  lineField,
  mailboxField,
  timeZoneField,
  webAddressField,
} from './fields';

const keptTime = durationField('PT1H', 'P3660D');

const accentField = z.string().refine((colour) => accentProblem(colour) === undefined, {
  error: ({ input }) => (typeof input === 'string' ? accentProblem(input) : undefined),
});

/** `settings.yaml`: what is the same for every access package. */
export const settingsDocument = z
  .strictObject({
    name: lineField.describe('Name of the host organization.'),
    logo: webAddressField.exactOptional().describe('Address of the logo.'),
    accent: accentField
      .exactOptional()
      .describe(
        'Colour of buttons and links, `#rrggbb`; text in and on it needs a contrast of 4.5:1.',
      ),
    sender: mailboxField.describe('Address that mails come from.'),
    replyTo: mailboxField.exactOptional().describe('Address that answers go to; else the sender.'),
    operators: z
      .array(mailboxField)
      .min(1)
      .max(20)
      .describe('Who is told when something needs attention.'),
    privacyUrl: webAddressField.describe('The privacy statement, linked on every page.'),
    supportContact: mailboxField
      .exactOptional()
      .describe('Address that pages and mails give for questions; else that of `replyTo`.'),
    language: languageField
      .default('en')
      .describe('Language of approvers and operators, and of whoever named none.'),
    timeZone: timeZoneField
      .default('UTC')
      .describe(
        'Time zone (IANA name) of the times in mails to approvers, and of days and business days.',
      ),
    retention: z
      .strictObject({
        unverified: keptTime.default('P7D').describe('Requests whose address was never confirmed.'),
        closed: keptTime.default('P30D').describe('Requests denied, canceled, expired or failed.'),
        delivered: keptTime.default('P90D').describe('Requests that led to access.'),
      })
      .prefault({})
      .describe('How long requests are kept after their last change.'),
    limits: z
      .strictObject({
        confirmationMails: z
          .strictObject({
            atMostEvery: durationField('PT1M', 'P1D')
              .default('PT10M')
              .describe('Shortest time between two of them.'),
            perDay: countField(100).default(5).describe('How many a day at most.'),
          })
          .prefault({})
          .describe(
            'Confirmation mails to one address, over all access packages. The first mail of a request waits its turn within the day; what else is above is silently not sent.',
          ),
        requestsPerNetwork: z
          .strictObject({
            count: countField(100_000).default(30).describe('How many at most.'),
            within: durationField('PT1M', 'P1D').default('PT10M').describe('Within this time.'),
          })
          .prefault({})
          .describe('Requests from one network (/24, /64). Further ones are refused.'),
        firstMailsPerHour: countField(100_000)
          .default(500)
          .describe('First mails to anybody. Further ones wait, and operators are told.'),
      })
      .prefault({})
      .describe('What protects mailboxes and the service from floods.'),
    paused: z.boolean().default(false).describe('Takes no new requests while true.'),
  })
  .describe('Settings of Vestibule.');

export type SettingsDocument = z.output<typeof settingsDocument>;

function accentProblem(colour: string): string | undefined {
  const check = checkAccent(colour);
  if (check.kind === 'accepted') return undefined;
  if (check.kind === 'not-a-colour') return 'must be a colour such as #17595a';
  const { ratio, least, against } = check;
  return `has a contrast of ${ratio.toFixed(2)}:1 with the ${against}, at least ${least}:1 is needed`;
}
