import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGraph } from '../../../local/graph/start-graph';
import { startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const invite = async ({ client }: GraphTenant, address: string): Promise<string> => {
  const invitation = (await client.api('/invitations').post({
    invitedUserEmailAddress: address,
    inviteRedirectUrl: 'https://app.host.example',
  })) as { inviteRedeemUrl: string };
  return invitation.inviteRedeemUrl;
};

describe('the Graph simulator with a folder', () => {
  let dataDir: string;
  let tenant: GraphTenant | undefined;
  const journal = (): string => join(dataDir, 'journal.jsonl');
  const start = async (): Promise<GraphTenant> => {
    tenant = await startTenant({ dataDir });
    return tenant;
  };
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'graph-'));
  });
  afterEach(async () => {
    await tenant?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has on disk what it answered, without being stopped', async () => {
    const first = await start();
    await invite(first, 'ana@contoso.example');
    const killed = readFileSync(journal());
    await first.stop();
    writeFileSync(journal(), killed);

    const second = await start();

    const found: unknown = await second.client
      .api('/users')
      .filter("mail eq 'ana@contoso.example'")
      .get();
    expect(found).toMatchObject({ value: [{ mail: 'ana@contoso.example' }] });
  });

  it('goes on with the same redeem links and the same list of changes', async () => {
    const first = await start();
    const link = new URL(await invite(first, 'ana@contoso.example'));
    await first.stop();

    const second = await start();
    const page = await fetch(`${second.graph.url}${link.pathname}${link.search}`);
    const changes = (await (await fetch(`${second.graph.url}/changes`)).json()) as {
      changes: { text: string }[];
    };

    expect(page.status).toBe(200);
    expect(changes.changes.map(({ text }) => text)).toEqual([
      'ana redeemed the invitation.',
      'ana (ana@contoso.example) was invited.',
    ]);
  });

  it('leaves out a last line that was torn', async () => {
    const first = await start();
    await first.stop();
    appendFileSync(journal(), '00000000 [{"collection":"users","id":"x"');

    const second = await start();

    expect(await second.client.api('/users').get()).toMatchObject({ value: { length: 5 } });
  });

  it('does not start on a journal that is damaged earlier', async () => {
    const first = await start();
    await first.stop();
    appendFileSync(journal(), '00000000 []\n');
    appendFileSync(journal(), '00000000 []\n');

    await expect(startTenant({ dataDir })).rejects.toThrow(/damaged in line 2/u);
  });

  it('says in one sentence that a port is taken', async () => {
    const first = await start();
    const { clock, faults } = first;
    const port = Number(new URL(first.graph.url).port);

    await expect(startGraph({ port, clock, faults, log: () => undefined })).rejects.toThrow(
      `Port ${port} cannot be used`,
    );
  });
});
