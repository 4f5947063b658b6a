import * as fc from 'fast-check';

const line = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 '#:{}-]{0,20}$/);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
const duration = fc.constantFrom('PT1M', 'P2D', 'P1W', 'P7D', '7bd', 'PT36H');
const user = fc.record({ user: fc.constantFrom('kim@host.example', 'ravi@host.example') });
const group = fc.record({ group: line });
const approver = fc.oneof(
  user,
  group,
  fc.constant({ sponsors: 'connectedOrganization' }),
  fc.constant({ managerOf: 'kim@host.example' }),
);

const text = fc.dictionary(fc.constantFrom('en', 'fr', 'de-CH'), line, { minKeys: 1 });

const stage = fc.record(
  {
    name: line,
    approvers: fc
      .array(approver, { minLength: 1, maxLength: 3 })
      .map((found) => [...found, { user: 'kim@host.example' }]),
    fallbackApprovers: fc.array(user, { maxLength: 2 }),
    remindAfter: fc.array(duration, { maxLength: 3 }),
    deadline: duration,
    onDeadline: fc.constantFrom('deny', 'approve'),
    requireJustification: fc.constantFrom('never', 'onDeny', 'always'),
  },
  { requiredKeys: ['name', 'approvers'] },
);

const question = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    label: text,
    maxLength: fc.integer({ min: 1, max: 2000 }),
  }),
  fc.record({ type: fc.constant('yesNo'), label: text, required: fc.boolean() }),
  fc.record({ type: fc.constant('date'), label: text, hint: text }),
  fc.record({
    type: fc.constant('choice'),
    label: text,
    choices: fc.uniqueArray(fc.record({ value: line, label: text }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ value }) => value,
    }),
  }),
);

const questions = fc
  .array(question, { maxLength: 4 })
  .map((found) => found.map((each, index) => ({ id: `q${index}`, ...each })));

/** Data of valid access packages that anybody of a connected organization may ask for. */
export const arbitraryAccessPackage = fc.record(
  {
    id,
    displayName: text,
    description: text,
    visibility: fc.constantFrom('public', 'unlisted'),
    requestors: fc.constant({ from: 'connectedOrganizations' }),
    verifyAddress: fc.constantFrom('always', 'unlessAuthenticated'),
    prefill: fc.subarray(['organization', 'language', 'justification']),
    justification: fc.constantFrom('optional', 'required'),
    terms: fc.record({ version: line, url: fc.constant('https://host.example/terms') }),
    questions,
    approval: fc.record(
      { stages: fc.array(stage, { maxLength: 3 }), undoWindow: fc.constantFrom('PT0S', 'PT10S') },
      { requiredKeys: ['stages'] },
    ),
    invitation: fc.record(
      {
        redirectUrl: fc.constant('https://host.example/x'),
        sponsors: fc.array(user, { maxLength: 2 }),
      },
      { requiredKeys: ['redirectUrl'] },
    ),
    resources: fc.array(fc.oneof(group, fc.record({ application: line, role: line })), {
      maxLength: 3,
    }),
    limits: fc.record({ perDay: fc.integer({ min: 1, max: 1000 }) }, { requiredKeys: [] }),
    paused: fc.boolean(),
  },
  { requiredKeys: ['id', 'displayName', 'description', 'requestors', 'approval', 'invitation'] },
);
