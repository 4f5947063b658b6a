import { intakeUrl, type PartnerForm } from './partner-form';
import { sampleSignUp } from './sample-sign-up';

/** A module script for a page of an allowed origin: the dry run, and what asks. */
export function fetchSnippet(form: PartnerForm): string {
  return `async function askForAccess(signUp, idempotencyKey) {
  const response = await fetch(${literal(intakeUrl(form))}, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify(signUp),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  const reasons = (answer.errors ?? [answer]).map(({ pointer = '', detail }) => \`\${pointer} \${detail}\`);
  throw new Error(reasons.join('\\n').trim());
}

const signUp = ${literal(sampleSignUp(form))};

// One key for one sign-up: keep it when you repeat the call.
const idempotencyKey = crypto.randomUUID();

// 1. Dry run: everything is checked, nothing is stored or mailed.
console.log(await askForAccess({ ...signUp, dryRun: true }, idempotencyKey));

// 2. Then ask. The answer is { reference }.
// console.log(await askForAccess(signUp, idempotencyKey));
`;
}

/** A JavaScript literal that can stand in a script element. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('<', '\\u003c');
}
