import { z } from 'zod';
import { partnerKeyIdPattern } from '../../domain/policy/partner-key-id';
import { directoryReferenceDocument } from './directory-references';
import {
  countField,
  domainField,
  idField,
  languageField,
  lineField,
  originField,
  returnUrlField,
} from './fields';

const partnerKeyDocument = z.strictObject({
  id: z
    .string()
    .regex(partnerKeyIdPattern, 'must be 1 to 32 of a-z, 0-9 and -, without - at its ends')
    .describe('Key id; no two keys share one, in all connected organizations.'),
  sha256: z
    .string()
    .regex(
      /^[0-9a-f]{64}$/,
      'must be the SHA-256 of the secret, 64 of 0-9 and a-f; never the key itself',
    )
    .describe('SHA-256 of the secret, as `npm run partner-key` prints it.'),
  notAfter: z.iso
    .date('must be a day such as 2027-06-30')
    .exactOptional()
    .describe('Last day the key is good, in the time zone of the settings.'),
});

/** `connected-organizations/<id>.yaml`: a partner. */
export const connectedOrganizationDocument = z
  .strictObject({
    id: idField.describe('Id of the connected organization, the same as the file name.'),
    displayName: lineField.describe('Name of the partner, shown to approvers.'),
    domains: z
      .array(domainField)
      .min(1)
      .max(200)
      .describe(
        'Mail domains of the partner, exact: sub-domains are listed one by one. No two organizations share one.',
      ),
    sponsors: z
      .array(directoryReferenceDocument)
      .max(5)
      .default([])
      .describe('Who answers for the partner inside. At most 5.'),
    accessPackages: z
      .union([z.literal('all'), z.array(idField)])
      .default([])
      .describe('Ids of the access packages that the partner may ask for, or `all`.'),
    language: languageField
      .exactOptional()
      .describe(
        "Language of the partner's mails where the request names none; else that of the settings.",
      ),
    allowedOrigins: z
      .array(originField)
      .max(50)
      .default([])
      .describe("Origins of the partner's own pages that post requests from the browser."),
    returnUrls: z
      .array(returnUrlField)
      .max(50)
      .default([])
      .describe(
        "Pages that the partner's own form may lead on to, compared character for character.",
      ),
    partnerKeys: z
      .array(partnerKeyDocument)
      .max(20)
      .default([])
      .describe("Keys for the partner's servers. The secrets themselves are written nowhere."),
    limits: z
      .strictObject({
        openRequests: countField(100_000).exactOptional().describe('Requests open at one time.'),
        perDay: countField(100_000).exactOptional().describe('Requests a day.'),
      })
      .prefault({})
      .describe('How much is taken; requests that are confirmed or come with a partner key count.'),
  })
  .describe('A connected organization of Vestibule.');

export type ConnectedOrganizationDocument = z.output<typeof connectedOrganizationDocument>;
