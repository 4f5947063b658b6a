import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAndConfirm, decide } from './support/requestor';
import { linkOf, startWorld, type World } from './support/world';
import { eventually } from '../support/until';

describe('after a whole run', () => {
  let world: World;
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-privacy-'));
  const email = 'quentin.zahl@contoso.example';
  const secrets: string[] = [];

  beforeAll(async () => {
    world = await startWorld({ dataDir });
    const requestor = await askAndConfirm(world, {
      email,
      givenName: 'Quentin',
      justification: 'Kellerschacht needs drawings',
    });
    const ask = await eventually(
      async () => (await world.stack.mails({ kind: 'approval-request' })).at(0),
      'approval mail',
    );
    const approver = await world.person();
    await decide(approver, linkOf(ask, '/review/'), 'approve', { message: 'Willkommen Quentin' });
    await world.stack.advance('PT15S');
    const welcome = await world.mail({ kind: 'guest-welcome', to: email });
    const mails = await world.stack.mails();
    const tokens = mails
      .flatMap(({ links }) => links)
      .filter((link) => link.startsWith(world.stack.baseUrl))
      .map((link) => new URL(link).pathname.split('/').at(-1) ?? '');
    const redeem = new URL(linkOf(welcome, '/redeem')).searchParams.get('rd') ?? '';
    secrets.push(...tokens, redeem, 'quentin.zahl', 'Quentin', 'Kellerschacht', 'Willkommen');
    await Promise.all([requestor.leave(), approver.leave()]);
    await world.stop();
  });
  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  const filesOf = (part: RegExp): string =>
    readdirSync(dataDir, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => part.test(path.slice(dataDir.length)))
      .map((path) => readFileSync(path, 'latin1'))
      .join('\n');

  const leaks = (text: string): readonly string[] =>
    secrets.filter((secret) => secret !== '' && text.includes(secret));

  it('knows what to look for', () => {
    expect(secrets.filter((secret) => secret.length > 5).length).toBeGreaterThan(8);
  });

  it('has no personal data, token or redeem link in the log', () => {
    const log = world.stack.log();

    expect(log).toContain('mail.sent');
    expect(leaks(log)).toEqual([]);
  });

  it('has none in the orchestration histories and inputs', () => {
    const journal = filesOf(/durable|hub|task/i);

    expect(journal).toContain('guestSignUp');
    expect(leaks(journal)).toEqual([]);
  });

  it('has none in the queues', () => {
    const journal = filesOf(/service-?bus/i);

    expect(journal).toContain('approval-request');
    expect(leaks(journal)).toEqual([]);
  });
});
