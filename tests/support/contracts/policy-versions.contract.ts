import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import type { Clock } from '../../../shared/ports/clock';
import type { PolicyVersions } from '../../../shared/ports/policy-versions';
import { makeFakeClock } from '../fakes/fake-clock';
import { accessPackageData } from '../policies';

const daySeconds = 86_400;

/** What every PolicyVersions does. `open` opens the same versions again, as another instance of the app would. */
export function policyVersionsContract(open: (clock: Clock) => PolicyVersions): void {
  const clock = makeFakeClock();
  const makeVersions = (): PolicyVersions => open(clock);
  const text = JSON.stringify(accessPackageData());

  it('knows nothing of a version that was never kept', async () => {
    expect(await makeVersions().load('never')).toBeUndefined();
  });

  it('gives back the access package that the text describes', async () => {
    const versions = makeVersions();

    await versions.keep('v1', text);

    expect(await versions.load('v1')).toEqual(parseAccessPackageVersion(text));
  });

  it('keeps a version as it was first written', async () => {
    const versions = makeVersions();
    await versions.keep('v2', text);

    await versions.keep('v2', JSON.stringify(accessPackageData({ id: 'another' })));

    expect((await versions.load('v2'))?.id).toBe('project-x');
  });

  it('keeps a long text whole', async () => {
    const versions = makeVersions();
    const en = 'Drawings and schedules, é👋. '.repeat(60);
    const long = accessPackageData({
      questions: Array.from({ length: 30 }, (_, index) => ({
        id: `q${String(index)}`,
        type: 'text',
        label: { en },
      })),
    });

    await versions.keep('v3', JSON.stringify(long));

    expect(await versions.load('v3')).toEqual(parseAccessPackageVersion(JSON.stringify(long)));
  });

  it('tells which versions were not kept for a time, and deletes them', async () => {
    const start = clock.now();
    await makeVersions().keep('old', text);
    await makeVersions().keep('older but in force', text);
    clock.advance(40 * daySeconds);
    await makeVersions().keep('older but in force', text);
    await makeVersions().keep('new', text);
    const since = new Date(start.getTime() + 1000);

    const unkept = await makeVersions().unkeptSince(since);
    for (const version of ['old', 'older but in force', 'old', 'never']) {
      await makeVersions().remove(version, since);
    }

    expect(unkept).toContain('old');
    expect(unkept).not.toContain('older but in force');
    expect(await makeVersions().unkeptSince(since)).not.toContain('old');
    expect(await makeVersions().load('old')).toBeUndefined();
    expect(await makeVersions().load('older but in force')).toBeDefined();
    expect(await makeVersions().load('new')).toBeDefined();
  });

  it('notes once a day that a version is in force, however long an instance lives', async () => {
    const versions = makeVersions();
    await versions.keep('lasting', text);
    clock.advance(2 * daySeconds);
    const since = clock.now();

    await versions.keep('lasting', text);

    expect(await versions.unkeptSince(since)).not.toContain('lasting');
  });

  it('keeps a version anew that had gone', async () => {
    await makeVersions().keep('back', text);
    clock.advance(daySeconds);
    await makeVersions().remove('back', clock.now());
    const gone = await makeVersions().load('back');

    await makeVersions().keep('back', text);

    expect(gone).toBeUndefined();
    expect(await makeVersions().load('back')).toBeDefined();
  });
}
