import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import type { PolicyVersions } from '../../../shared/ports/policy-versions';
import { accessPackageData } from '../policies';

/** What every PolicyVersions does. `makeVersions` opens the same versions again, as another instance of the app would. */
export function policyVersionsContract(makeVersions: () => PolicyVersions): void {
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
}
