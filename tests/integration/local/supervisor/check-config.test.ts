import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfig } from '../../../../local/supervisor/check-config';

const app = mkdtempSync(join(tmpdir(), 'app-'));

const check = (source: string): ReturnType<typeof checkConfig> => {
  writeFileSync(join(app, 'check-config.mjs'), source);
  return checkConfig(app, { ...process.env, PUBLIC_BASE_URL: 'http://127.0.0.1:7071' });
};

afterAll(() => rmSync(app, { recursive: true }));

describe('checkConfig', () => {
  it('has nothing to say about an app without a check', async () => {
    expect(await checkConfig(join(app, 'none'), process.env)).toEqual([]);
  });

  it('lets the check see the settings of the app', async () => {
    const problems = await check('process.exitCode = process.env.PUBLIC_BASE_URL ? 0 : 1;');

    expect(problems).toEqual([]);
  });

  it('passes on every sentence', async () => {
    const problems = await check(
      'console.error("TENANT_ID is missing.\\n\\nThe policy x does not parse."); process.exitCode = 1;',
    );

    expect(problems).toEqual(['TENANT_ID is missing.', 'The policy x does not parse.']);
  });

  it('does not take silence with a bad exit code for consent', async () => {
    expect(await check('process.exitCode = 3;')).toHaveLength(1);
  });
});
