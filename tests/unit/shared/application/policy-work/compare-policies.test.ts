import * as fc from 'fast-check';
import { changeLines } from '../../../../../shared/application/policy-work/change-lines';
import { comparePolicies } from '../../../../../shared/application/policy-work/compare-policies';
import type { PolicySet } from '../../../../../shared/domain/policy/policy-set';
import { arbitraryAccessPackage } from '../../../../support/arbitrary-policy';
import {
  anAccessPackage,
  anOrganization,
  aPolicySet,
  someSettings,
} from '../../../../support/policies';

type Data = Readonly<Record<string, unknown>>;

const version = '0'.repeat(32);

const withPackage = (data: Data): PolicySet =>
  aPolicySet({ accessPackages: [{ ...anAccessPackage(data), version }] });
const withOrganization = (data: Data): PolicySet =>
  aPolicySet({ connectedOrganizations: [anOrganization(data)] });
const withSettings = (data: Data): PolicySet => aPolicySet({ settings: someSettings(data) });

/** What changes from the usual policies, as `audience: sentence`. */
const changesTo = (after: PolicySet, before = aPolicySet()): readonly string[] =>
  comparePolicies(before, after).map(({ audience, sentence }) => `${audience}: ${sentence}`);

const stage = (more: Data = {}): Data => ({
  stages: [{ name: 'Owners', approvers: [{ group: 'Project X owners' }], ...more }],
});

describe('two versions of the policies', () => {
  it('that mean the same have no differences', () => {
    const changes = comparePolicies(aPolicySet(), aPolicySet());

    expect(changes).toEqual([]);
    expect(changeLines(changes)).toEqual(['Nothing changes: both versions mean the same.']);
  });

  it('mean the same however a length of time is written', () => {
    const weeks = withPackage({ approval: stage({ deadline: 'P1W' }) });

    expect(changesTo(weeks, withPackage({ approval: stage({ deadline: 'P7D' }) }))).toEqual([]);
  });

  it.each<readonly [string, PolicySet, string]>([
    [
      'a deadline',
      withPackage({ approval: stage({ deadline: '5bd' }) }),
      'approvers: access package project-x, stage 1: the deadline is now 5 business days; it was 7 days.',
    ],
    [
      'an approver',
      withPackage({
        approval: stage({
          approvers: [{ group: 'Project X owners' }, { managerOf: 'kim@host.example' }],
        }),
      }),
      'approvers: access package project-x, stage 1: the approvers now include the manager of kim@host.example.',
    ],
    [
      'silence',
      withPackage({ approval: stage({ onDeadline: 'approve' }) }),
      'requestors: access package project-x, stage 1: what follows from silence is now that the stage passes; it was that the request ends.',
    ],
    [
      'a resource',
      withPackage({ resources: [] }),
      'guests: access package project-x: the things given no longer include membership of the group “Project X members”.',
    ],
    [
      'the end of access',
      withPackage({ lifecycle: { expiresAfter: 'P90D', atEnd: 'block' } }),
      'guests: access package project-x: the end of access is now 90 days after delivery (where we invited the guest and nothing else is left for them, the account is blocked); it was never.',
    ],
    [
      'a pause',
      withPackage({ paused: true }),
      'requestors: access package project-x: it is now paused: no requests are taken; it was open.',
    ],
    [
      'a domain',
      withOrganization({ domains: ['contoso.example', 'labs.contoso.example'] }),
      'requestors: connected organization contoso: its domains now include labs.contoso.example.',
    ],
    [
      'the time zone',
      withSettings({ timeZone: 'Europe/Paris' }),
      'approvers: settings: the time zone of deadlines and mails is now Europe/Paris; it was UTC.',
    ],
  ])('differ by %s in one sentence', (_, after, sentence) => {
    expect(changesTo(after)).toEqual([sentence]);
  });

  it('say when reminders come and when there are none any more', () => {
    const reminding = withPackage({ approval: stage({ remindAfter: ['P2D'] }) });
    const sentence = 'approvers: access package project-x, stage 1:';

    expect(changesTo(reminding)).toEqual([
      `${sentence} the reminders now include one after 2 days.`,
    ]);
    expect(changesTo(aPolicySet(), reminding)).toEqual([`${sentence} there are no reminders now.`]);
  });

  it('say for whom a door opens and closes, whichever side changed', () => {
    const closed = withOrganization({ accessPackages: [] });

    expect(changesTo(closed)).toContain(
      'requestors: access package project-x: people of Contoso (contoso.example) can no longer ask for it.',
    );
    expect(changesTo(aPolicySet(), closed)).toContain(
      'requestors: access package project-x: people of Contoso (contoso.example) can now ask for it.',
    );
  });

  it('say that an organization lists all access packages as one thing, not as one more of them', () => {
    const all = withOrganization({ accessPackages: 'all' });
    const listed = withOrganization({ accessPackages: ['project-x'] });
    const none = withOrganization({ accessPackages: [] });
    const subject = 'requestors: connected organization contoso: the access packages it lists';

    expect(changesTo(all, listed)).toEqual([
      `${subject} are now all there are; they were project-x.`,
    ]);
    expect(changesTo(listed, all)).toEqual([
      `${subject} are now project-x; they were all there are.`,
    ]);
    expect(changesTo(none, all)).toContain(`${subject} are now none; they were all there are.`);
  });

  it('say what comes and goes as a whole', () => {
    const empty = aPolicySet({ accessPackages: [], connectedOrganizations: [] });

    expect(changesTo(empty)).toEqual([
      'requestors: access package project-x is gone: nobody can ask for it any more.',
      'requestors: connected organization contoso is gone.',
      'requestors: access package project-x: people of Contoso (contoso.example) can no longer ask for it.',
      'guests: access package project-x is gone: whoever has access through it keeps it until its end.',
    ]);
    expect(changesTo(aPolicySet(), empty).join('\n')).toContain(
      'approvers: access package project-x, stage 1 is new: “Owners” asks the members of the group “Project X owners”.',
    );
  });

  it('compare stages by their number', () => {
    const second = { name: 'Security', approvers: [{ user: 'lee@host.example' }] };
    const { stages } = stage() as { readonly stages: readonly unknown[] };
    const two = withPackage({ approval: { stages: [...stages, second] } });

    expect(changesTo(two)).toEqual([
      'approvers: access package project-x, stage 2 is new: “Security” asks lee@host.example.',
    ]);
    expect(changesTo(aPolicySet(), two)).toEqual([
      'approvers: access package project-x, stage 2 is gone: “Security” is not asked any more.',
    ]);
  });

  it('are told apart whatever differs in an access package', () => {
    fc.assert(
      fc.property(arbitraryAccessPackage, arbitraryAccessPackage, (one, other) => {
        const before = withPackage({ ...one, id: 'same' });
        const after = withPackage({ ...other, id: 'same' });
        const isSame =
          JSON.stringify(before.accessPackages) === JSON.stringify(after.accessPackages);

        expect(comparePolicies(before, after).length === 0).toBe(isSame);
      }),
    );
  });

  it('are told group by group', () => {
    const after = withPackage({
      approval: stage({ deadline: 'P5D' }),
      resources: [],
      paused: true,
    });

    const lines = changeLines(comparePolicies(aPolicySet(), after));

    expect(lines.filter((line) => line.startsWith('For '))).toEqual([
      'For requestors',
      'For approvers',
      'For guests',
    ]);
  });
});
