const intro = `# Policies

What operators write, one YAML document a file. This page is generated from the schemas that the app parses policies with
(\`node scripts/policy-schema.mjs\`); editors that read the first line of a policy file check it while you type.

- **Strict.** Unknown keys are errors, with file, line and the key that was probably meant. Aliases, anchors, tags and merge
  keys are refused: what you see is what is meant. A file has at most 256 KiB and is named after its id.
- **All or nothing.** The app starts only when every file is fine, and lists all problems of all files at once.
- **Checked as a whole.** References lead somewhere; no two connected organizations share a domain or a key id; no stage is
  without approvers, nor decided by sponsors alone where somebody has none; whoever lets \`anyone\` in without approval sets
  \`limits.perDay\`; silence never approves what \`anyone\` may ask for.
- **Versions.** A request keeps the version of the access package that it was made under: the hash of its document, with
  defaults filled in. Order, comments and spelling of the YAML do not matter.
- **Durations** are ISO 8601 with whole numbers (\`P7D\`, \`PT5M\`, \`P1W\`) or business days (\`7bd\`, Monday to Friday, without
  holidays). Days, months and business days keep the wall clock of \`timeZone\`: \`P7D\` from Tuesday 10:00 is Tuesday 10:00,
  also when clocks change between. Hours, minutes and seconds are exact.
- **Texts** for people are written by language, \`{ en: …, fr: … }\`; the first one stands in for a language that is missing.
`;

const titles = {
  'access-package': [
    'Access packages',
    '`policies/access-packages/<id>.yaml`: who may ask for what, who decides, what is given.',
  ],
  'connected-organization': [
    'Connected organizations',
    '`policies/connected-organizations/<id>.yaml`: a partner.',
  ],
  settings: ['Settings', '`policies/settings.yaml`: what is the same for every access package.'],
};

const work = `## Work on policies

1. Copy an [example](#examples) into \`policies/access-packages\`, under the name of its new id, and make its first line point to
   \`../../docs/schemas/access-package.json\`. List it under \`accessPackages\` of the organizations that may ask for it.
2. Check it, and see what it makes of a request, with the commands below.
3. Try it: \`npm start\` reads the policies once, so start it again. Its directory knows the people and groups of the sample only.
4. Deploy: \`azd deploy\`. Requests under way keep the version that they were made under.

Three commands say what policies mean before anything is deployed. They read files and change nothing; \`--json\` makes them
answer in JSON, \`--policies DIR\` names another folder.

- \`npm run policy -- check\` says all that is wrong: file, line, reason, suggestion.
- \`npm run policy -- explain --request request.json\` takes the body of \`POST /api/signup-requests\` and says which rules fire,
  who would be asked, when each timer fires, what would be given and which mails would go out. The [first
  example](partners.md#1-try-it-with-no-effect) for partners has such a body. \`--with-key-of ID\` takes it as one with a partner
  key of that organization, \`--at 2027-03-01T09:00:00Z\` as one of that time.
- \`npm run policy -- diff BEFORE [AFTER]\` compares two folders or git revisions and says in words what changes for
  requestors, approvers and guests, e.g. \`npm run policy -- diff main\`.

\`npm run partner-form -- --package ID --organization ID\` prints what a [partner's developer](partners.md) pastes.
`;

/** The reference of all policy documents, as Markdown, from their JSON Schemas and the examples. */
export function policyReference(schemas, examples) {
  const sections = Object.entries(schemas).map(([name, schema]) => {
    const [title, lead] = titles[name];
    const rows = rowsOf(schema, '').map((cells) => `| ${cells.join(' | ')} |`);
    return [
      `## ${title}`,
      '',
      lead,
      '',
      '| key | value | default | meaning |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `${[intro, work, exampleList(examples), ...sections].join('\n')}\n`
    .replaceAll('\n## ', '\n\n## ')
    .replaceAll('\n\n\n', '\n\n');
}

function exampleList(examples) {
  const items = examples.map(({ name, purpose }) => {
    const id = name.replace(/\.yaml$/, '');
    return `- [${id}](policies/access-packages/${name}): ${purpose}`;
  });
  return [
    '## Examples',
    '',
    'Real cases to start from, in a [policy folder](policies) of their own: `npm run policy -- check --policies docs/policies`.',
    '',
    ...items,
    '',
  ].join('\n');
}

function rowsOf(schema, prefix) {
  const rows = new Map();
  for (const branch of branchesOf(schema)) {
    for (const [key, property] of Object.entries(branch.properties ?? {})) {
      const isRequired = branchesOf(schema).every(({ required }) => required?.includes(key));
      const path = `${prefix}${key}`;
      const row = [
        `\`${path}\``,
        typesOf(property).join(' or '),
        defaultOf(property, isRequired),
        meaningOf(property),
      ];
      rows.set(path, [
        ...(rows.has(path) ? merged(rows.get(path), [row]) : [row]),
        ...rowsOf(property, `${path}.`),
      ]);
    }
    if (branch.items !== undefined) {
      const nested = `${prefix.replace(/\.$/, '')}[].`;
      for (const row of rowsOf(branch.items, nested))
        rows.set(row[0], rows.has(row[0]) ? rows.get(row[0]) : [row]);
    }
  }
  return [...rows.values()].flat();
}

/** One row for a key that several alternatives have, with all they say about its value. */
function merged([[path, value, standard, meaning], ...rest], [[, otherValue]]) {
  const values = new Set([...value.split(' or '), ...otherValue.split(' or ')]);
  return [[path, [...values].join(' or '), standard, meaning], ...rest];
}

function branchesOf(schema) {
  return (schema.anyOf ?? schema.oneOf ?? [schema]).flatMap((one) =>
    one === schema ? [one] : branchesOf(one),
  );
}

function typesOf(schema) {
  const names = branchesOf(schema).flatMap((branch) => {
    if (branch.enum !== undefined) return branch.enum.map((value) => `\`${value}\``);
    if (branch.const !== undefined) return [`\`${branch.const}\``];
    if (branch.type === 'array') return ['list'];
    if (branch.additionalProperties?.type === 'string') return ['texts by language'];
    return [
      { object: 'mapping', integer: 'whole number', boolean: '`true` or `false`', string: 'text' }[
        branch.type
      ] ?? branch.type,
    ];
  });
  return [...new Set(names)];
}

function defaultOf(schema, isRequired) {
  if (isRequired) return '**required**';
  const { default: standard } = schema;
  if (standard === undefined || JSON.stringify(standard) === '{}') return '';
  return `\`${typeof standard === 'string' ? standard : JSON.stringify(standard)}\``;
}

function meaningOf(schema) {
  return (schema.description ?? '').replaceAll('|', '\\|');
}
