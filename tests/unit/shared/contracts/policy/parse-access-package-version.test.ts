import { parseAccessPackageVersion } from '../../../../../shared/contracts/policy/parse-access-package-version';
import { parseAccessPackage } from '../../../../../shared/contracts/policy/parse-policy-document';
import { accessPackageData } from '../../../../support/policies';

describe('parseAccessPackageVersion', () => {
  it('gives back the access package that the text was made from', () => {
    const parsed = parseAccessPackage(accessPackageData());
    const made = parsed.kind === 'parsed' ? parsed : undefined;

    expect(parseAccessPackageVersion(JSON.stringify(made?.document))).toEqual(made?.policy);
  });

  it('takes what a later version of the app no longer allows to be written', () => {
    const data = accessPackageData({ lifecycle: { expiresAfter: 'P180D' } });

    expect(parseAccessPackageVersion(JSON.stringify(data)).lifecycle).toEqual({
      expiresAfter: { kind: 'iso', months: 0, days: 180, seconds: 0 },
      atEnd: 'remove',
    });
  });

  it.each(['', '{', '{}', 'null'])('throws an error for %j', (text) => {
    expect(() => parseAccessPackageVersion(text)).toThrow(Error);
  });
});
