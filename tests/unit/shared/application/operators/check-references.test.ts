import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { operatorsOf } from '../../../../support/operators-of';
import { anAccessPackage, anOrganization, aPolicySet } from '../../../../support/policies';

const later = { kind: 'later', afterSeconds: 5, throttled: false } as const;

describe('checkReferences', () => {
  const policies = aPolicySet({
    accessPackages: [
      {
        ...anAccessPackage({
          approval: {
            stages: [
              {
                name: 'Owners',
                approvers: [{ group: 'Project X owners' }, { user: 'gone@host.example' }],
                fallbackApprovers: [{ group: 'Empty' }, { sponsors: 'connectedOrganization' }],
              },
            ],
          },
          resources: [{ group: 'Project X members' }, { application: 'App', role: 'Reader' }],
        }),
        version: '1'.repeat(32),
      },
    ],
    connectedOrganizations: [anOrganization({ sponsors: [{ user: 'gone@host.example' }] })],
  });

  it('names every reference that stands for nothing, where it stands', async () => {
    const world = makeInMemoryApp({ policies });
    world.ports.directory.people({ kind: 'group', group: 'Empty' }, []);
    const { operators, directoryCheck } = operatorsOf(world);
    directoryCheck.miss(
      { kind: 'application', application: 'App', role: 'Reader' },
      'application.not-found',
    );
    const seen: string[] = [];

    const problems = await operators.checkReferences(policies, (done, all) =>
      seen.push(`${String(done)}/${String(all)}`),
    );

    expect(problems).toEqual([
      {
        where: 'access package project-x, stage 1',
        reference: 'user gone@host.example',
        problem: 'unresolved',
      },
      { where: 'access package project-x, stage 1', reference: 'group Empty', problem: 'nobody' },
      {
        where: 'access package project-x, resource 2',
        reference: 'application App, role Reader',
        problem: 'unresolved',
        cause: 'application.not-found',
      },
      {
        where: 'connected organization contoso, sponsors',
        reference: 'user gone@host.example',
        problem: 'unresolved',
      },
    ]);
    expect(seen.at(-1)).toBe('6/6');
  });

  it('says what the app may not look up', async () => {
    const world = makeInMemoryApp();
    const cause = 'directory.permission-missing';
    world.ports.directory.answer({ kind: 'refused', cause });

    const problems = await operatorsOf(world).operators.checkReferences(aPolicySet());

    expect(problems.map(({ problem, cause: why }) => [problem, why])).toEqual([
      ['unresolved', cause],
      ['unresolved', cause],
    ]);
  });

  it('says so when the directory does not answer', async () => {
    const world = makeInMemoryApp();
    world.ports.directory.answer(later);
    const { operators, directoryCheck } = operatorsOf(world);
    directoryCheck.answer(later);

    const problems = await operators.checkReferences(aPolicySet());

    expect(problems.every(({ problem }) => problem === 'unanswered')).toBe(true);
    expect(problems).toHaveLength(3);
  });
});
