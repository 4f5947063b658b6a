import { explainJson } from '../../../../../shared/application/policy-work/explain-json';
import {
  explainSignUp,
  type SignUpQuestion,
} from '../../../../../shared/application/policy-work/explain-sign-up';
import type { Explanation } from '../../../../../shared/application/policy-work/explanation';
import { explanationLines } from '../../../../../shared/application/policy-work/explanation-lines';
import {
  anAccessPackage,
  anOrganization,
  aPolicySet,
  someSettings,
} from '../../../../support/policies';
import { anasSignUp } from '../../../../support/sign-up-journey';

const at = new Date('2027-03-24T09:00:00.000Z');
const version = '0'.repeat(32);

function policiesWith(
  accessPackage: Readonly<Record<string, unknown>>,
  organization: Readonly<Record<string, unknown>> = {},
): SignUpQuestion['policies'] {
  return aPolicySet({
    accessPackages: [{ ...anAccessPackage(accessPackage), version }],
    connectedOrganizations: [anOrganization(organization)],
    settings: someSettings({ timeZone: 'Europe/Paris' }),
  });
}

const stage = (more: Readonly<Record<string, unknown>> = {}) => ({
  name: 'Owners',
  approvers: [{ group: 'Project X owners' }],
  ...more,
});

function explain(
  policies: SignUpQuestion['policies'],
  more: Partial<Omit<SignUpQuestion, 'policies'>> = {},
): Explanation {
  const { fields, caller } = anasSignUp();
  return explainSignUp({ policies, fields, caller, at, ...more });
}

const timersOf = (explanation: Explanation, number = 1): readonly string[] =>
  (explanation.stages[number - 1]?.timers ?? []).map((timer) => `${timer.purpose} ${timer.at}`);

describe('the explanation of a request', () => {
  it('names the rules that let it in', () => {
    const { outcome, rules } = explain(policiesWith({ limits: { perDay: 7 } }));

    expect(outcome).toEqual({ kind: 'taken' });
    expect(rules.every(({ passed }) => passed)).toBe(true);
    expect(rules.map(({ file, key }) => `${file} ${key}`)).toEqual([
      'connected-organizations/contoso.yaml domains',
      'access-packages/project-x.yaml requestors.from',
      'connected-organizations/contoso.yaml accessPackages',
      'access-packages/project-x.yaml limits.perDay',
    ]);
  });

  it.each<readonly [string, SignUpQuestion['policies'], string, string]>([
    [
      'the package is unknown',
      policiesWith({ id: 'other' }),
      'access-package-unknown',
      'access-packages/project-x.yaml id',
    ],
    [
      'the package is paused',
      policiesWith({ paused: true }),
      'temporarily-unavailable',
      'access-packages/project-x.yaml paused',
    ],
    [
      'the organization does not list the package',
      policiesWith({}, { accessPackages: [] }),
      'policy-refused',
      'connected-organizations/contoso.yaml accessPackages',
    ],
    [
      'the domain belongs to nobody',
      policiesWith({}, { domains: ['elsewhere.example'] }),
      'policy-refused',
      'access-packages/project-x.yaml requestors.from',
    ],
    [
      'the package is for other organizations',
      policiesWith({ requestors: { from: ['fabrikam'] } }),
      'policy-refused',
      'access-packages/project-x.yaml requestors.from',
    ],
  ])('names the rule that keeps it out when %s', (_, policies, code, rule) => {
    const { outcome, rules, stages, mails } = explain(policies);

    expect(outcome).toMatchObject({ kind: 'refused', code });
    expect(rules.filter(({ passed }) => !passed).map(({ file, key }) => `${file} ${key}`)).toEqual([
      rule,
    ]);
    expect([stages, mails]).toEqual([[], []]);
  });

  it('names every wrong field', () => {
    const { fields } = anasSignUp({ email: 'a+b@contoso.example', givenName: '' });

    const { outcome } = explain(policiesWith({}), { fields });

    expect(outcome).toMatchObject({
      code: 'validation-failed',
      errors: [{ field: 'email' }, { field: 'givenName' }],
    });
  });

  it('says that a partner key spares the confirmation mail', () => {
    const policies = policiesWith({});
    const [organization = anOrganization()] = policies.connectedOrganizations;
    const caller = { kind: 'partner', organization, keyId: 'k1' } as const;

    const withKey = explain(policies, { caller }).mails.map(({ mail }) => mail);
    const without = explain(policies).mails.map(({ mail }) => mail);

    expect(without).toContain('verify-address');
    expect(withKey).not.toContain('verify-address');
  });

  it('refuses a partner key that speaks for another domain', () => {
    const organization = anOrganization({ id: 'fabrikam', domains: ['fabrikam.example'] });
    const caller = { kind: 'partner', organization, keyId: 'k1' } as const;

    const { outcome, rules } = explain(policiesWith({}), { caller });

    expect(outcome).toMatchObject({ code: 'policy-refused' });
    expect(rules.find(({ passed }) => !passed)).toMatchObject({ key: 'partnerKeys' });
  });

  it('warns of a domain that looks like a known one', () => {
    const policies = policiesWith({ requestors: { from: 'anyone' }, limits: { perDay: 9 } });
    const { fields } = anasSignUp({ email: 'ana@contosso.example' });

    const { rules } = explain(policies, { fields });

    expect(rules.map(({ sentence }) => sentence).join(' ')).toContain('looks like contoso.example');
  });

  it('keeps the wall clock of reminders and deadline over a change of clocks', () => {
    const approval = { stages: [stage({ remindAfter: ['P2D', 'P5D'], deadline: 'P7D' })] };

    const explanation = explain(policiesWith({ approval }));

    expect(timersOf(explanation)).toEqual([
      'endOfUndo 2027-03-24T09:05:00.000Z',
      'reminder 2027-03-26T09:00:00.000Z',
      'reminder 2027-03-29T08:00:00.000Z',
      'deadline 2027-03-31T08:00:00.000Z',
    ]);
    expect(explanationLines(explanation).join('\n')).toContain('Wed 2027-03-31 10:00  If nobody');
  });

  it('does not announce a reminder that the deadline overtakes', () => {
    const approval = { stages: [stage({ remindAfter: ['P8D'], deadline: 'P7D' })] };

    expect(timersOf(explain(policiesWith({ approval }))).join()).not.toContain('reminder');
  });

  it('opens the next stage when the one before can no longer be taken back', () => {
    const stages = [stage({ onDeadline: 'nextStage' }), stage({ name: 'Second' })];
    const approval = { stages, undoWindow: 'PT1H' };

    const { stages: explained, delivery } = explain(policiesWith({ approval }));

    expect(explained.map(({ opensAt }) => opensAt)).toEqual([
      '2027-03-24T09:00:00.000Z',
      '2027-03-24T10:00:00.000Z',
    ]);
    expect(delivery?.at).toBe('2027-03-24T11:00:00.000Z');
    const onSilence = explained.map(
      ({ timers }) => timers.find(({ purpose }) => purpose === 'deadline')?.sentence,
    );
    expect(onSilence).toEqual([
      'If nobody has decided, the next stage opens.',
      'If nobody has decided, the request ends as expired.',
    ]);
  });

  it('asks the sponsors of the organization, and never the requestor', () => {
    const approvers = [{ sponsors: 'connectedOrganization' }, { user: 'ana@contoso.example' }];
    const approval = { stages: [stage({ approvers })] };

    const [explained] = explain(policiesWith({ approval })).stages;

    expect(explained?.asked).toEqual(['kim@host.example']);
  });

  it('says who is asked when nobody can be named, and that nobody is', () => {
    const sponsors = [{ sponsors: 'connectedOrganization' }];
    const approval = (fallbackApprovers: readonly unknown[]) => ({
      stages: [stage({ approvers: sponsors, fallbackApprovers })],
    });
    const nobody = { sponsors: [] };

    const instead = explain(
      policiesWith({ approval: approval([{ user: 'desk@host.example' }]) }, nobody),
    );
    const none = explain(policiesWith({ approval: approval([]) }, nobody));

    expect(instead.mails.find(({ mail }) => mail === 'approval-request')?.to).toBe(
      'desk@host.example',
    );
    expect(none.mails.map(({ mail }) => mail)).not.toContain('approval-request');
    expect(none.mails.find(({ mail }) => mail === 'delivery-problem')?.to).toBe('operators');
    expect(explanationLines(instead).join('\n')).toContain('  asks desk@host.example, since');
    expect(explanationLines(none).join('\n')).toContain('  asks nobody: operators are told');
  });

  it('counts the end of access as it will be stored: to the second', () => {
    const lifecycle = { expiresAfter: 'P30D', atEnd: 'block' };

    const { delivery } = explain(policiesWith({ lifecycle }), {
      at: new Date('2027-03-24T09:00:00.480Z'),
    });

    expect(delivery?.timers.at(-1)?.at).toBe('2027-04-23T08:05:00.000Z');
  });

  it('says what is given, when it ends and who hears of it', () => {
    const lifecycle = { expiresAfter: 'P30D', atEnd: 'block' };
    const resources = [{ group: 'Members' }, { application: 'Portal', role: 'Reader' }];

    const { delivery, mails } = explain(policiesWith({ lifecycle, resources }));

    expect(delivery?.resources).toEqual([
      'membership of the group “Members”',
      'the role “Reader” of the application “Portal”',
    ]);
    expect(delivery?.timers.map(({ purpose, at: when }) => `${purpose} ${when}`)).toEqual([
      'endNotice 2027-04-09T08:05:00.000Z',
      'endNotice 2027-04-20T08:05:00.000Z',
      'endOfAccess 2027-04-23T08:05:00.000Z',
    ]);
    expect(delivery?.end).toContain('30 days after delivery');
    expect(mails.filter(({ mail }) => mail === 'access-ending')).toHaveLength(2);
    expect(mails.at(-1)).toMatchObject({
      mail: 'access-ended',
      to: 'the guest and kim@host.example',
    });
  });

  it('says that access without a lifecycle has no end', () => {
    expect(explain(policiesWith({})).delivery).toMatchObject({
      end: 'Access has no end date.',
      timers: [],
    });
  });
});

describe('the explanation of a JSON body', () => {
  const question = { policies: policiesWith({}), caller: { kind: 'anonymous' }, at } as const;

  it('is that of its fields', () => {
    const json = JSON.stringify({
      accessPackageId: 'project-x',
      email: 'ana@contoso.example',
      givenName: 'Ana',
      organization: 'Contoso',
    });

    expect(explainJson(json, question).outcome).toEqual({ kind: 'taken' });
  });

  it('names members that are unknown or missing', () => {
    expect(explainJson('{"mail":"x"}', question).outcome).toMatchObject({
      code: 'validation-failed',
      errors: expect.arrayContaining([{ field: 'mail', code: 'member.unknown' }]) as unknown,
    });
  });

  it('says that what is no object cannot be read', () => {
    expect(explainJson('[]', question).outcome).toMatchObject({ code: 'malformed-body' });
  });
});
