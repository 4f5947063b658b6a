import {
  checkPolicySet,
  type PoliciesToCheck,
} from '../../../../../shared/domain/policy/check-policy-set';
import { describePolicyProblem } from '../../../../../shared/domain/policy/policy-problem';
import { anAccessPackage, anOrganization } from '../../../../support/policies';

type Overrides = Readonly<Record<string, unknown>>;

function complaints(set: Partial<PoliciesToCheck>): readonly string[] {
  return checkPolicySet({ accessPackages: [], connectedOrganizations: [], ...set }).map(
    describePolicyProblem,
  );
}

function packageComplaints(overrides: Overrides, organization: Overrides = {}): readonly string[] {
  return complaints({
    accessPackages: [anAccessPackage(overrides)],
    connectedOrganizations: [anOrganization(organization)],
  }).map((line) => line.replace('access-packages/project-x.yaml ', ''));
}

const owners = [{ group: 'Owners' }];
const sponsors = [{ sponsors: 'connectedOrganization' }];

function stages(...list: readonly Overrides[]): Overrides {
  return {
    approval: { stages: list.map((stage) => ({ name: 'Stage', approvers: owners, ...stage })) },
  };
}

describe('checkPolicySet', () => {
  it('has nothing to say about policies that fit', () => {
    expect(packageComplaints({})).toEqual([]);
  });

  it('reports references to organizations that do not exist', () => {
    expect(packageComplaints({ requestors: { from: ['contoso', 'ghost'] } })).toEqual([
      'requestors.from.1: there is no connected organization "ghost"',
    ]);
  });

  it('reports references to access packages that do not exist', () => {
    const organization = anOrganization({ accessPackages: ['project-x', 'ghost'] });

    expect(
      complaints({ accessPackages: [anAccessPackage()], connectedOrganizations: [organization] }),
    ).toEqual([
      'connected-organizations/contoso.yaml accessPackages.1: there is no access package "ghost"',
    ]);
  });

  it('does not report references to documents that are refused already', () => {
    const set = {
      accessPackages: [anAccessPackage({ requestors: { from: ['broken-partner'] } })],
      connectedOrganizations: [anOrganization({ accessPackages: ['broken-package'] })],
      refused: { accessPackages: ['broken-package'], connectedOrganizations: ['broken-partner'] },
    };

    expect(complaints(set)).toEqual([]);
  });

  it('reports a domain that two organizations claim', () => {
    const fabrikam = anOrganization({
      id: 'fabrikam',
      domains: ['fabrikam.example', 'Contoso.example'],
    });

    expect(complaints({ connectedOrganizations: [anOrganization(), fabrikam] })).toEqual([
      'connected-organizations/fabrikam.yaml domains.1: the domain belongs to "contoso" already',
    ]);
  });

  it('reports a partner key id that is used twice', () => {
    const partnerKeys = [{ id: 'k1', sha256: 'a'.repeat(64) }];
    const fabrikam = anOrganization({ id: 'fabrikam', domains: ['fabrikam.example'], partnerKeys });

    expect(
      complaints({ connectedOrganizations: [anOrganization({ partnerKeys }), fabrikam] }),
    ).toEqual([
      'connected-organizations/fabrikam.yaml partnerKeys.0.id: the key id is used by "contoso" already',
    ]);
  });

  it('reports a stage without approvers', () => {
    expect(packageComplaints(stages({ approvers: [] }))).toEqual([
      'approval.stages.0.approvers: a stage needs an approver',
    ]);
  });

  it('wants a daily limit where anyone may ask and nobody approves', () => {
    const open = { requestors: { from: 'anyone' }, approval: { stages: [] } };

    expect(packageComplaints(open)).toEqual([expect.stringMatching(/^limits: .*limits\.perDay/)]);
    expect(packageComplaints({ ...open, limits: { perDay: 10 } })).toEqual([]);
    expect(packageComplaints({ approval: { stages: [] } })).toEqual([]);
  });

  it('refuses that silence approves where anyone may ask', () => {
    const silent = stages({ onDeadline: 'approve' });

    expect(packageComplaints({ ...silent, requestors: { from: 'anyone' } })).toEqual([
      expect.stringMatching(/^approval\.stages\.0\.onDeadline: must not be approve/),
    ]);
    expect(packageComplaints(silent)).toEqual([]);
  });

  it('refuses to go on to a next stage from the last', () => {
    const onDeadline = 'nextStage';

    expect(packageComplaints(stages({ onDeadline }, { onDeadline }))).toEqual([
      'approval.stages.1.onDeadline: must not be nextStage in the last stage',
    ]);
  });

  it('wants fallback approvers where sponsors decide and not everybody has one', () => {
    const stage = stages({ approvers: sponsors });
    const message = /^approval\.stages\.0\.approvers: only sponsors decide/;

    expect(packageComplaints(stage)).toEqual([]);
    expect(packageComplaints(stage, { sponsors: [] })).toEqual([expect.stringMatching(message)]);
    expect(packageComplaints({ ...stage, requestors: { from: 'anyone' } })).toEqual([
      expect.stringMatching(message),
    ]);
    expect(
      packageComplaints(stages({ approvers: sponsors, fallbackApprovers: owners }), {
        sponsors: [],
      }),
    ).toEqual([]);
    expect(
      packageComplaints(stages({ approvers: [...sponsors, ...owners] }), { sponsors: [] }),
    ).toEqual([]);
  });

  it.each(['email', 'givenName', 'surname'])('refuses to prefill %s', (field) => {
    expect(packageComplaints({ prefill: [field] })).toEqual([
      expect.stringMatching(/^prefill\.0: .*never prefilled/),
    ]);
  });

  it('prefills known answers only', () => {
    const questions = [{ id: 'role', type: 'yesNo', label: { en: 'Role' } }];

    expect(
      packageComplaints({
        questions,
        prefill: ['organization', 'justification', 'language', 'answers.role'],
      }),
    ).toEqual([]);
    expect(packageComplaints({ questions, prefill: ['answers.rule'] })).toEqual([
      'prefill.0: is none of the fields that can be prefilled: organization, language, justification, answers.role',
    ]);
  });

  it('reports questions and choices that share a name', () => {
    const choice = { value: 'a', label: { en: 'A' } };
    const questions = [
      { id: 'role', type: 'choice', label: { en: 'Role' }, choices: [choice, choice] },
      { id: 'role', type: 'date', label: { en: 'Day' } },
    ];

    expect(packageComplaints({ questions })).toEqual([
      'questions.1.id: another question has this id',
      'questions.0.choices.1.value: another choice has this value',
    ]);
  });

  it('reports everything at once', () => {
    const set = {
      accessPackages: [
        anAccessPackage({ id: 'one', prefill: ['email'] }),
        anAccessPackage({ id: 'two', requestors: { from: ['ghost'] } }),
      ],
      connectedOrganizations: [anOrganization({ accessPackages: ['three'] })],
    };

    expect(complaints(set)).toHaveLength(3);
  });
});
