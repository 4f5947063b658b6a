import { intakeUrl, type PartnerForm } from './partner-form';
import { sampleSignUp } from './sample-sign-up';

/** A dry run from a shell: one quoting that every shell understands, so an apostrophe is written as its JSON escape. */
export function curlSnippet(form: PartnerForm): string {
  const body = JSON.stringify({ ...sampleSignUp(form), dryRun: true }, undefined, 2);
  return [
    '# Dry run: everything is checked, nothing is stored or mailed. Leave "dryRun" out to ask.',
    `curl -i '${intakeUrl(form)}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${body.replaceAll("'", '\\u0027')}'`,
    '',
  ].join('\n');
}
