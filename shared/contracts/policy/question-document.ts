import { z } from 'zod';
import { lineField, localizedTextField } from './fields';

const kinds =
  'What is answered: free `text`, one of several choices (`choice`), yes or no (`yesNo`), or a day (`date`).';

const base = {
  id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, {
      error: 'must be 1 to 40 letters, digits, - and _, beginning with a letter',
      abort: true,
    })
    .refine((id) => !(id in Object.prototype), 'is a reserved word')
    .describe('Name of the answer: the form field is `answers.<id>`.'),
  label: localizedTextField.describe('The question.'),
  hint: localizedTextField.exactOptional().describe('A line of help under the question.'),
  required: z.boolean().default(false).describe('Whether the form insists on an answer.'),
};

const choiceDocument = z.strictObject({
  value: lineField.describe('What is stored and sent.'),
  label: localizedTextField.describe('What the requestor reads.'),
  hint: localizedTextField.exactOptional().describe('A line of help under the choice.'),
});

/** One question, told apart by its `type`. */
export const questionDocument = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('text').describe(kinds),
    maxLength: z.int().min(1).max(2000).default(500).describe('Longest answer, in characters.'),
    multiline: z.boolean().default(false).describe('Whether the answer may have several lines.'),
  }),
  z.strictObject({
    ...base,
    type: z.literal('choice').describe(kinds),
    choices: z.array(choiceDocument).min(1).max(50).describe('What can be chosen.'),
  }),
  z.strictObject({ ...base, type: z.literal('yesNo').describe(kinds) }),
  z.strictObject({ ...base, type: z.literal('date').describe(kinds) }),
]);
