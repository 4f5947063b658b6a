import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { readPolicyFile } from '../../../shared/adapters/policy-files/read-policy-file';
import { parseAccessPackageVersion } from '../../../shared/contracts/policy/parse-access-package-version';
import { parseAccessPackage } from '../../../shared/contracts/policy/parse-policy-document';
import { arbitraryAccessPackage } from '../../support/arbitrary-policy';

type Data = Readonly<Record<string, unknown>>;

function read(data: Data, id: string): ReturnType<typeof readPolicyFile> {
  return readPolicyFile(
    { kind: 'accessPackage', id, text: stringify(data, { aliasDuplicateObjects: false }) },
    parseAccessPackage,
  );
}

/** The mapping with one of its keys changed. */
function withTypo(data: Data, pick: number, change: (key: string) => string): Data {
  const keys = Object.keys(data);
  const key = keys[pick % keys.length] ?? '';
  const entries = Object.entries(data).map(([name, value]): [string, unknown] => [
    name === key ? change(name) : name,
    value,
  ]);
  return Object.fromEntries<unknown>(entries);
}

const typo = fc.constantFrom<(key: string) => string>(
  (key) => `${key}x`,
  (key) => key.slice(1),
  (key) => key.toUpperCase(),
  (key) => `x${key}`,
);

describe('a policy file', () => {
  it('gives the same access package again through its canonical text', () => {
    fc.assert(
      fc.property(arbitraryAccessPackage, (data) => {
        const { accepted, problems } = read(data, data.id);

        expect(problems).toEqual([]);
        expect(parseAccessPackageVersion(accepted?.document.text ?? '')).toEqual(accepted?.policy);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its version when its canonical text is read as a policy', () => {
    fc.assert(
      fc.property(arbitraryAccessPackage, (data) => {
        const first = read(data, data.id).accepted?.document;
        const text = first?.text ?? '';

        const again = readPolicyFile(
          { kind: 'accessPackage', id: data.id, text },
          parseAccessPackage,
        );

        expect(again.accepted?.document).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with a line for every misspelt key, wherever it stands', () => {
    const places = fc.constantFrom<(data: Data, misspell: (mapping: Data) => Data) => Data>(
      (data, misspell) => misspell(data),
      (data, misspell) => ({ ...data, requestors: misspell({ from: 'anyone' }) }),
      (data, misspell) => ({
        ...data,
        approval: {
          stages: [misspell({ name: 'a', approvers: [{ user: 'a@b.example' }], deadline: 'P7D' })],
        },
      }),
      (data, misspell) => ({
        ...data,
        approval: { stages: [{ name: 'a', approvers: [misspell({ user: 'a@b.example' })] }] },
      }),
      (data, misspell) => ({ ...data, resources: [misspell({ application: 'a', role: 'b' })] }),
      (data, misspell) => ({
        ...data,
        questions: [misspell({ id: 'a', type: 'date', label: { en: 'a' } })],
      }),
    );

    fc.assert(
      fc.property(arbitraryAccessPackage, fc.nat(), typo, places, (data, pick, change, place) => {
        const broken = place(data, (mapping) => withTypo(mapping, pick, change));

        const { accepted, problems } = read(broken, data.id);

        expect(accepted).toBeUndefined();
        expect(problems.length).toBeGreaterThan(0);
        expect(problems.every(({ line }) => line !== undefined && line > 0)).toBe(true);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: fc.constantFrom(...Array.from('{}[]:,-&*!|>?#% \n\t\'"ab')) }),
    );

    fc.assert(
      fc.property(text, (found) => {
        expect(() =>
          readPolicyFile({ kind: 'accessPackage', id: 'a', text: found }, parseAccessPackage),
        ).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
