import { z } from 'zod';

import { parseBody } from './parse-body';

const reference = z.looseObject({ id: z.string().optional(), '@odata.id': z.string().optional() });

const invitationSchema = z.object({
  invitedUserEmailAddress: z.string().min(1),
  inviteRedirectUrl: z.url({ protocol: /^https?$/u }),
  invitedUserDisplayName: z.string().max(256).nullish(),
  invitedUserType: z.enum(['Guest', 'Member']).nullish(),
  sendInvitationMessage: z.boolean().nullish(),
  resetRedemption: z.boolean().nullish(),
  invitedUser: z.looseObject({ id: z.string() }).nullish(),
  invitedUserSponsors: z.array(reference).max(5).nullish(),
  'invitedUserSponsors@odata.bind': z.array(z.string()).max(5).nullish(),
  invitedUserMessageInfo: z
    .object({
      customizedMessageBody: z.string().nullish(),
      messageLanguage: z.string().nullish(),
      ccRecipients: z.array(z.unknown()).max(1).nullish(),
    })
    .nullish(),
});
export type InvitationBody = z.infer<typeof invitationSchema>;

/** @throws GraphError 400 naming what is missing or wrong. */
export function invitationBody(body: unknown): InvitationBody {
  return parseBody(invitationSchema, body);
}

/** Object ids of the sponsors asked for, in either of the two ways to name them. */
export function sponsorIdsOf(body: InvitationBody): readonly string[] {
  const inline = (body.invitedUserSponsors ?? []).map(
    (sponsor) => sponsor.id ?? sponsor['@odata.id'] ?? '',
  );
  const bound = body['invitedUserSponsors@odata.bind'] ?? [];
  return [...inline, ...bound].map((text) => text.slice(text.lastIndexOf('/') + 1));
}
