import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fieldErrorDetails } from '../../../functions/http/field-error-details';
import { problems } from '../../../functions/http/problem-details';
import { requestStates } from '../../../shared/domain/request/request-state';
import { isNode, readOpenapi } from '../../support/openapi/openapi-document';

const root = join(__dirname, '..', '..', '..');
const run = promisify(execFile);

/** What the linter prints; when it cannot even read the file, why. */
async function lint(...file: readonly string[]): Promise<string> {
  const script = join(root, 'scripts', 'openapi-check.mjs');
  return run(process.execPath, [script, ...file]).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => stdout + stderr,
  );
}

describe('docs/openapi.yaml', () => {
  const { find, top } = readOpenapi();

  const words = (...steps: readonly string[]): readonly string[] => {
    const listed = find(top, 'components', 'schemas', ...steps)?.node['enum'];
    return Array.isArray(listed) ? listed.map(String) : [];
  };

  it('has no problem by the recommended rules', async () => {
    expect(await lint()).toBe('');
  });

  it('would not pass with a mistake', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
    const text = readFileSync(join(root, 'docs', 'openapi.yaml'), 'utf8');
    const wrong = join(folder, 'openapi.yaml');
    writeFileSync(wrong, text.replace('operationId: getHealth', ''));

    const found = await lint(wrong);

    rmSync(folder, { recursive: true });
    expect(found).toContain('operation-operationId');
  });

  it('names every problem, with its status and words', () => {
    const names = words('Problem', 'properties', 'type');
    const shown = JSON.stringify(find(top, 'components', 'responses')?.node);

    expect(names.toSorted()).toEqual(
      Object.keys(problems)
        .map((code) => `urn:vestibule:problem:${code}`)
        .toSorted(),
    );
    for (const { title, status, detail } of Object.values(problems)) {
      expect(shown).toContain(`"title":"${title}","status":${String(status)},"detail":"${detail}"`);
    }
  });

  it('names every error of a field', () => {
    const codes = words('FieldProblem', 'properties', 'code');

    expect(codes.toSorted()).toEqual(Object.keys(fieldErrorDetails).toSorted());
  });

  it('names every state', () => {
    expect(words('RequestState', 'properties', 'state')).toEqual([...requestStates]);
  });

  it('says how to ask for every operation', () => {
    const paths = find(top, 'paths')?.node ?? {};
    const operations = Object.values(paths).filter(isNode).flatMap(Object.values).filter(isNode);

    expect(operations.length).toBeGreaterThan(6);
    expect(operations.filter(({ security }) => !Array.isArray(security))).toEqual([]);
  });
});
