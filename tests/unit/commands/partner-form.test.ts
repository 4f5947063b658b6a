import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partnerFormCommand } from '../../../commands/partner-form/partner-form-command';
import { makeInMemoryApp } from '../../support/in-memory-app';
import { runInMemory } from '../../support/run-in-memory';

const policies = join(__dirname, '../../../policies');
const asked = ['--package', 'project-x', '--organization', 'contoso', '--policies', policies];

const settings = {
  PUBLIC_BASE_URL: 'http://127.0.0.1:4567',
  DataStorage: 'UseDevelopmentStorage=true',
  ServiceBus: 'Endpoint=sb://127.0.0.1;SharedAccessKeyName=k;SharedAccessKey=s',
  MAIL_TRANSPORT: 'smtp',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '1025',
  KEY_RING: 'file',
  KEY_RING_FILE: 'keys.json',
};

describe('partner-form', () => {
  it('asks the local stack that is named, at the port it has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-form-'));
    await writeFile(join(folder, 'stack.json'), JSON.stringify({ settings }));

    const line = [...asked, '--data', folder, '--only', 'curl'];
    const { code, stdout } = await runInMemory(partnerFormCommand, line, makeInMemoryApp());

    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    expect(stdout).toContain('http://127.0.0.1:4567/api/signup-requests');
  });

  it.each([
    ['project-x', 'Your work e-mail', 'The people who decide read this.'],
    ['community', 'Your e-mail address', 'It is kept with your request.'],
  ])('says for %s whose address is asked for and who reads the reason', async (id, label, hint) => {
    const line = ['--package', id, ...asked.slice(2), '--language', 'en'];

    const { stdout } = await runInMemory(partnerFormCommand, line, makeInMemoryApp());

    expect(stdout).toContain(label);
    expect(stdout).toContain(hint);
  });

  it('says that no stack runs there', async () => {
    const line = [...asked, '--data', join(tmpdir(), 'vestibule-nowhere')];

    const { code, stderr } = await runInMemory(partnerFormCommand, line, makeInMemoryApp());

    expect(code).toBe(1);
    expect(stderr).toMatch(/^No stack runs on .+\n$/);
  });
});
