import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startInboxFixture } from './inbox-fixture';
import type { InboxFixture } from './inbox-fixture';

describe('the inbox with a folder', () => {
  let dataDir: string;
  let fixture: InboxFixture;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'inbox-'));
  });
  afterEach(async () => {
    await fixture.inbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has a mail on disk when it accepts it, and goes on with it', async () => {
    fixture = await startInboxFixture(dataDir);
    await fixture.send({ subject: 'Kept' });
    const files = readdirSync(dataDir);
    const [before] = await fixture.mails();
    await fixture.inbox.stop();

    fixture = await startInboxFixture(dataDir);
    await fixture.send({ subject: 'New' });

    expect(files).toEqual(['000001.eml', '000001.json']);
    const [kept, fresh] = await fixture.mails();
    expect(kept).toEqual(before);
    expect(fresh).toMatchObject({ id: '000002', subject: 'New' });
  });

  it('removes deleted mails from disk', async () => {
    fixture = await startInboxFixture(dataDir);
    await fixture.send();

    await fetch(`${fixture.inbox.url}/api/mails`, { method: 'DELETE' });

    expect(readdirSync(dataDir)).toEqual([]);
  });
});
