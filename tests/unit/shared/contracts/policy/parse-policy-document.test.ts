import {
  parseAccessPackage,
  parseConnectedOrganization,
  parseSettings,
} from '../../../../../shared/contracts/policy/parse-policy-document';
import {
  accessPackageData,
  anAccessPackage,
  anOrganization,
  organizationData,
  settingsData,
  someSettings,
} from '../../../../support/policies';

type Overrides = Readonly<Record<string, unknown>>;

function issuesOf(
  parsed: ReturnType<
    typeof parseAccessPackage | typeof parseConnectedOrganization | typeof parseSettings
  >,
): readonly string[] {
  return parsed.kind === 'parsed'
    ? []
    : parsed.issues.map(
        ({ path, message, suggestion }) =>
          `${path.join('.')}: ${[message, suggestion ?? []].flat().join('; ')}`,
      );
}

const packageIssues = (overrides: Overrides): readonly string[] =>
  issuesOf(parseAccessPackage(accessPackageData(overrides)));
const organizationIssues = (overrides: Overrides): readonly string[] =>
  issuesOf(parseConnectedOrganization(organizationData(overrides)));
const settingsIssues = (overrides: Overrides): readonly string[] =>
  issuesOf(parseSettings(settingsData(overrides)));

function stageIssues(stage: Overrides): readonly string[] {
  const complete = { name: 'Owners', approvers: [{ group: 'Owners' }], ...stage };
  return packageIssues({ approval: { stages: [complete] } }).map((line) =>
    line.replace('approval.stages.0.', ''),
  );
}

describe('parseAccessPackage', () => {
  it('fills in defaults that open no door', () => {
    const { id, displayName, description, requestors, approval, invitation } = accessPackageData();

    const parsed = parseAccessPackage({
      id,
      displayName,
      description,
      requestors,
      approval,
      invitation,
    });

    expect(parsed).toMatchObject({
      kind: 'parsed',
      policy: {
        visibility: 'unlisted',
        verifyAddress: 'unlessAuthenticated',
        justification: 'optional',
        prefill: [],
        questions: [],
        resources: [],
        limits: {},
        paused: false,
        invitation: { sponsors: [] },
        approval: {
          undoWindow: { kind: 'iso', months: 0, days: 0, seconds: 300 },
          stages: [
            {
              rule: { kind: 'any' },
              mode: 'link',
              fallbackApprovers: [],
              remindAfter: [],
              deadline: { kind: 'iso', months: 0, days: 7, seconds: 0 },
              onDeadline: 'deny',
              requireJustification: 'never',
            },
          ],
        },
      },
    });
  });

  it('reads every kind of approver, resource and requestor', () => {
    const approvers = [
      { user: 'kim@host.example' },
      { group: 'Owners' },
      { sponsors: 'connectedOrganization' },
      { managerOf: 'kim@host.example' },
    ];

    const parsed = anAccessPackage({
      requestors: { from: ['contoso'] },
      approval: { stages: [{ name: 'Stage', approvers }] },
      resources: [{ group: 'Members' }, { application: 'Project X', role: 'Reader' }],
    });

    expect(parsed.requestors).toEqual({ kind: 'listed', organizationIds: ['contoso'] });
    expect(parsed.approval.stages[0]?.approvers).toEqual([
      { kind: 'user', user: 'kim@host.example' },
      { kind: 'group', group: 'Owners' },
      { kind: 'sponsors', sponsors: 'connectedOrganization' },
      { kind: 'managerOf', managerOf: 'kim@host.example' },
    ]);
    expect(parsed.resources).toEqual([
      { kind: 'group', group: 'Members' },
      { kind: 'application', application: 'Project X', role: 'Reader' },
    ]);
  });

  it('wants approval to be written, even when there is none', () => {
    expect(packageIssues({ approval: undefined })).toEqual(['approval: is missing']);
    expect(packageIssues({ approval: {} })).toEqual(['approval.stages: is missing']);
  });

  it('names an unknown key and the one that was probably meant', () => {
    expect(parseAccessPackage(accessPackageData({ prefil: [] }))).toMatchObject({
      issues: [
        {
          path: [],
          key: 'prefil',
          message: 'unknown key "prefil"',
          suggestion: 'did you mean "prefill"?',
        },
      ],
    });
    expect(stageIssues({ dedline: 'P7D' })).toEqual([
      'approval.stages.0: unknown key "dedline"; did you mean "deadline"?',
    ]);
  });

  it.each([
    [
      { approvers: [{ usr: 'kim@host.example' }] },
      'approvers.0: unknown key "usr"; did you mean "user"?',
    ],
    [
      { approvers: [{ user: 'kim@host.example', group: 'Owners' }] },
      'approvers.0: "group" does not go together with the other keys here',
    ],
    [
      { approvers: ['kim@host.example'] },
      'approvers.0: must be a mapping with one of user, group, sponsors, managerOf, not "kim@host.example"',
    ],
    [
      { approvers: [{}] },
      'approvers.0: must be a mapping with one of user, group, sponsors, managerOf',
    ],
    [
      { approvers: [{ user: 'kim' }] },
      'approvers.0.user: must be a user principal name such as kim@host.example, or an object id',
    ],
    [{ rule: 'al' }, 'rule: must be any, all or a mapping with one of quorum; did you mean "all"?'],
    [{ onDeadline: null }, 'onDeadline: has no value'],
    [{ name: 7 }, 'name: must be text, not a number; put it in quotes'],
    [{ remindAfter: 'P2D' }, 'remindAfter: must be a list, not text'],
  ])('explains %j', (stage, message) => {
    expect(stageIssues(stage)).toContain(message);
  });

  it.each(['PT59S', 'PT0S', 'P2Y', '0bd', '7', 'P7', ''])('refuses the deadline %j', (deadline) => {
    expect(stageIssues({ deadline })).toEqual([
      expect.stringMatching(/^deadline: must be a duration/),
    ]);
  });

  it.each(['PT1M', 'P7D', '7bd', 'P1W'])('takes the deadline %s', (deadline) => {
    expect(stageIssues({ deadline })).toEqual([]);
  });

  it('has at most three stages', () => {
    const stage = { name: 'Owners', approvers: [{ group: 'Owners' }] };

    expect(packageIssues({ approval: { stages: Array.from({ length: 4 }, () => stage) } })).toEqual(
      ['approval.stages: must have at most 3 entries'],
    );
  });

  it('tells questions apart by type', () => {
    const label = { en: 'Label' };

    expect(packageIssues({ questions: [{ id: 'a', type: 'chioce', label }] })).toEqual([
      'questions.0.type: must be one of text, choice, yesNo, date; did you mean "choice"?',
    ]);
    expect(packageIssues({ questions: [{ id: 'a', type: 'yesNo', label, choices: [] }] })).toEqual([
      'questions.0: "choices" does not go together with the other keys here',
    ]);
    expect(packageIssues({ questions: [{ id: 'a', type: 'choice', label, choices: [] }] })).toEqual(
      ['questions.0.choices: must have at least 1 entry'],
    );
  });

  it.each(['constructor', 'toString', '__proto__', 'a.b', '1', ''])(
    'refuses the question id %j',
    (id) => {
      expect(
        packageIssues({ questions: [{ id, type: 'date', label: { en: 'Day' } }] }),
      ).toHaveLength(1);
    },
  );

  it.each(['Project', '-a', 'a-', 'a_b', '', 'a/b', 'a'.repeat(65)])('refuses the id %j', (id) => {
    expect(packageIssues({ id })).toEqual([expect.stringMatching(/^id: must be 1 to 64/)]);
  });

  it('refuses a text in no language, in an unknown one, or empty', () => {
    expect(packageIssues({ displayName: {} })).toEqual([
      'displayName: must have a text in at least one language',
    ]);
    expect(packageIssues({ displayName: { EN: 'x' } })).toEqual([
      'displayName: unknown key "EN", must be a language tag such as en or fr-CA',
    ]);
    expect(packageIssues({ displayName: { en: ' ' } })).toEqual([
      'displayName.en: must have at least 1 character',
    ]);
  });

  it.each([
    [{ rule: 'all' }, 'rule'],
    [{ rule: { quorum: 2 } }, 'rule'],
    [{ mode: 'linkAndCode' }, 'mode'],
    [{ mode: 'entra' }, 'mode'],
    [{ escalate: { after: 'P5D', to: [{ user: 'kim@host.example' }] } }, 'escalate'],
  ])('refuses %j, which is not available, with one sentence', (stage, key) => {
    expect(stageIssues(stage)).toEqual([
      expect.stringMatching(new RegExp(`^${key}: .*available in this version`)),
    ]);
  });

  it.each([
    [{ resources: [{ site: 'https://host.sharepoint.example/sites/x', via: 'Members' }] }],
    [{ resources: [{ entitlementPackage: 'a', policy: 'b' }] }],
  ])('refuses %j, which is not available, with one sentence', (overrides) => {
    expect(packageIssues(overrides)).toEqual([expect.stringMatching(/available/)]);
  });

  it('tells of what is not available beside everything else', () => {
    const issues = packageIssues({
      paused: 'yes',
      resources: [{ entitlementPackage: 'a', policy: 'b' }],
    });

    expect(issues).toEqual([
      'paused: must be true or false, not text',
      expect.stringMatching(/^resources\.0\.entitlementPackage: /),
    ]);
  });

  it.each([null, undefined, 7, 'text', [], [[]], { id: null }])(
    'refuses %j without a throw',
    (data) => {
      expect(parseAccessPackage(data).kind).toBe('refused');
    },
  );
});

describe('parseConnectedOrganization', () => {
  it('brings domains to lower case and punycode', () => {
    expect(anOrganization({ domains: ['Contoso.EXAMPLE', 'münchen.example'] }).domains).toEqual([
      'contoso.example',
      'xn--mnchen-3ya.example',
    ]);
  });

  it('may ask for nothing unless it says so', () => {
    const { accessPackages: _, ...data } = organizationData();

    expect(parseConnectedOrganization(data)).toMatchObject({ policy: { accessPackages: [] } });
  });

  it.each([
    [{ domains: [] }, 'domains: must have at least 1 entry'],
    [{ domains: ['contoso'] }, 'domains.0: must be a domain such as contoso.example'],
    [{ domains: ['*.contoso.example'] }, 'domains.0: must be a domain such as contoso.example'],
    [{ accessPackages: 'project-x' }, 'accessPackages: must be all or a list, not "project-x"'],
    [
      { allowedOrigins: ['https://a.example/'] },
      'allowedOrigins.0: must be an origin exactly as browsers send it: https://a.example',
    ],
    [{ returnUrls: ['https://a.example/#x'] }, 'returnUrls.0: must not have a fragment'],
  ])('explains %j', (overrides, message) => {
    expect(organizationIssues(overrides)).toEqual([message]);
  });

  it('does not repeat a partner key that was pasted into the policy', () => {
    const secret = 'vst_k1_Zm9vYmFyMTIzNDU2Nzg5MA';
    const partnerKeys = [{ id: 'k1', sha256: secret, [secret]: secret, notAfter: secret }];

    const issues = organizationIssues({ partnerKeys, accessPackages: secret, [secret]: 1 });

    expect(issues).toHaveLength(5);
    expect(issues.join('\n')).not.toContain('Zm9v');
  });
});

describe('parseSettings', () => {
  it('fills in the numbers that the documentation promises', () => {
    const { retention, limits, language, timeZone } = someSettings();

    expect(retention).toEqual({
      unverified: { kind: 'iso', months: 0, days: 7, seconds: 0 },
      closed: { kind: 'iso', months: 0, days: 30, seconds: 0 },
      delivered: { kind: 'iso', months: 0, days: 90, seconds: 0 },
    });
    expect(limits).toEqual({
      confirmationMails: {
        atMostEvery: { kind: 'iso', months: 0, days: 0, seconds: 600 },
        perDay: 5,
      },
      requestsPerNetwork: {
        count: 30,
        within: { kind: 'iso', months: 0, days: 0, seconds: 600 },
      },
      firstMailsPerHour: 500,
    });
    expect([language, timeZone]).toEqual(['en', 'UTC']);
  });

  it('answers to the sender unless it says otherwise', () => {
    expect(someSettings()).toMatchObject({
      replyTo: 'guests@host.example',
      supportContact: 'guests@host.example',
    });
    expect(someSettings({ replyTo: 'desk@host.example' })).toMatchObject({
      supportContact: 'desk@host.example',
    });
  });

  it.each(['name', 'sender', 'operators', 'privacyUrl'])('does not start without %s', (key) => {
    expect(settingsIssues({ [key]: undefined })).toEqual([`${key}: is missing`]);
  });

  it('refuses an accent that cannot be read, with its contrast', () => {
    expect(settingsIssues({ accent: '#ffee00' })).toEqual([
      expect.stringMatching(/^accent: has a contrast of 1\.\d\d:1 .*4\.5:1/),
    ]);
    expect(settingsIssues({ accent: 'red' })).toEqual(['accent: must be a colour such as #17595a']);
    expect(settingsIssues({ accent: '#17595a' })).toEqual([]);
  });

  it.each([
    [{ timeZone: 'Mars/Phobos' }, 'timeZone'],
    [{ operators: [] }, 'operators'],
    [{ sender: 'guests' }, 'sender'],
    [{ privacyUrl: 'http://host.example' }, 'privacyUrl'],
    [{ limits: { confirmationMails: { perDay: 0 } } }, 'limits.confirmationMails.perDay'],
    [{ language: 'English' }, 'language'],
  ])('refuses %j', (overrides, path) => {
    expect(settingsIssues(overrides)).toEqual([expect.stringContaining(`${path}: must `)]);
  });
});
