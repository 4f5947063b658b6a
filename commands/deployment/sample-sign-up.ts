import { z } from 'zod';

/** What a sign-up has to hold, as `GET /api/access-packages/{id}` tells it. */
const packageFieldsSchema = z.object({
  id: z.string(),
  open: z.boolean(),
  fields: z.array(z.object({ name: z.string(), required: z.boolean() })),
  questions: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['text', 'choice', 'yesNo', 'date']),
      required: z.boolean(),
      choices: z.array(z.object({ value: z.string() })).optional(),
    }),
  ),
  terms: z.object({ version: z.string() }).optional(),
});
export type PackageFields = z.infer<typeof packageFieldsSchema>;

/** What is written into the fields that a package asks for. */
const texts: Readonly<Record<string, string>> = {
  givenName: 'Check',
  surname: 'Deployment',
  organization: 'Check of the deployment',
  justification: 'Check of the deployment',
};

/** A sign-up with everything that the package asks for, for a dry run: nothing of it is kept or mailed. */
export function sampleSignUp(
  { id, fields, questions, terms }: PackageFields,
  email: string,
): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = { accessPackageId: id, email, dryRun: true };
  for (const { name } of fields) if (name in texts) body[name] = texts[name];
  if (terms !== undefined) body['acceptedTerms'] = terms.version;
  const answers: Record<string, string | boolean> = {};
  for (const question of questions) {
    if (question.required) answers[question.id] = answerTo(question);
  }
  return { ...body, answers };
}

function answerTo({ type, choices }: PackageFields['questions'][number]): string | boolean {
  switch (type) {
    case 'text':
      return 'Check';
    case 'choice':
      return choices?.[0]?.value ?? '';
    case 'yesNo':
      return true;
    case 'date':
      return new Date().toISOString().slice(0, 10);
  }
}

/** Undefined where the text is not what `GET /api/access-packages/{id}` answers. */
export function readPackageFields(text: string): PackageFields | undefined {
  try {
    return packageFieldsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
