import { z } from 'zod';
import { approvalDocument } from './approval-document';
import { directoryReferenceDocument } from './directory-references';
import {
  countField,
  durationField,
  idField,
  lineField,
  localizedTextField,
  webAddressField,
} from './fields';
import { questionDocument } from './question-document';
import { resourceRoleDocument } from './resource-role-document';

/** `access-packages/<id>.yaml`: who may ask for what, who decides, what is given. */
export const accessPackageDocument = z
  .strictObject({
    id: idField.describe('Id of the access package, the same as the file name.'),
    displayName: localizedTextField.describe('Name, by language.'),
    description: localizedTextField.describe('What a guest gets and for what, by language.'),
    visibility: z
      .enum(['public', 'unlisted'])
      .default('unlisted')
      .describe(
        'Whether the list of access packages shows it. `unlisted` hides it and protects nothing.',
      ),
    requestors: z
      .strictObject({
        from: z
          .union([z.enum(['connectedOrganizations', 'anyone']), z.array(idField).min(1)])
          .describe(
            'Whose requests are taken: those of `connectedOrganizations`, of `anyone`, or of the connected organizations listed by id. Connected organizations must list the access package themselves.',
          ),
      })
      .describe('Who may ask.'),
    verifyAddress: z
      .enum(['always', 'unlessAuthenticated'])
      .default('unlessAuthenticated')
      .describe(
        'Whether a partner key spares the requestor the confirmation mail. Everybody else always confirms.',
      ),
    prefill: z
      .array(z.string())
      .default([])
      .describe(
        'Fields that a link to the form can fill in: `organization`, `language`, `justification`, `answers.<id>`. Never the e-mail address or names.',
      ),
    justification: z
      .enum(['optional', 'required'])
      .default('optional')
      .describe('Whether the requestor must say why.'),
    terms: z
      .strictObject({
        version: lineField.describe('Version the requestor accepts; in quotes.'),
        url: webAddressField.describe('Where the terms can be read.'),
      })
      .exactOptional()
      .describe('Terms of use to be accepted.'),
    questions: z.array(questionDocument).max(30).default([]).describe('What else the form asks.'),
    approval: approvalDocument.describe(
      'Who decides. Must be written even when nobody does: `stages: []`.',
    ),
    invitation: z
      .strictObject({
        redirectUrl: webAddressField.describe(
          'Where the guest lands after accepting the invitation.',
        ),
        sponsors: z
          .array(directoryReferenceDocument)
          .max(5)
          .default([])
          .describe(
            'Who answers for the guest inside, besides the sponsors of the connected organization. At most 5.',
          ),
      })
      .describe('The invitation.'),
    resources: z.array(resourceRoleDocument).max(20).default([]).describe('What the guest gets.'),
    lifecycle: z
      .strictObject({
        expiresAfter: durationField('P1D', 'P3660D').describe(
          'When access ends, counted from its delivery.',
        ),
        atEnd: z
          .enum(['remove', 'block', 'delete'])
          .default('remove')
          .describe('What becomes of the guest when this was the last access package.'),
      })
      .exactOptional()
      .describe('When access ends; without it, never.'),
    limits: z
      .strictObject({
        perDay: countField(100_000)
          .exactOptional()
          .describe('Requests a day; those that are confirmed or come with a partner key count.'),
      })
      .prefault({})
      .describe('How much is taken.'),
    paused: z.boolean().default(false).describe('Takes no new requests while true.'),
  })
  .describe('An access package of Vestibule.');

export type AccessPackageDocument = z.output<typeof accessPackageDocument>;
