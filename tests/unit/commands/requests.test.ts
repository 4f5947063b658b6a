import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requests } from '../../../commands/requests/requests';
import { makeFakeClock } from '../../support/fakes/fake-clock';
import { makeInMemoryApp, type InMemoryApp } from '../../support/in-memory-app';
import { makeGuestLife, membersRole, type GuestLife } from '../../support/guest-life';
import { runInMemory } from '../../support/run-in-memory';
import { anasSignUp, arrive, openedRequest, rowsOf } from '../../support/sign-up-journey';

async function referenceOf(world: InMemoryApp, requestId: string): Promise<string> {
  return (await rowsOf(world, requestId)).request.value.reference;
}

const because = ['--reason', 'Called the sponsor'];

describe('requests list', () => {
  it('shows the newest first, no more than asked, and says that there are more', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    for (const name of ['ana', 'bo', 'cy']) {
      await arrive(world, anasSignUp({ email: `${name}@contoso.example` }));
      clock.advance(60);
    }

    const { code, stdout, stderr } = await runInMemory(requests, 'list --limit 2', world);

    const addresses = stdout.match(/\w+@contoso\.example/g);
    expect(code).toBe(0);
    expect(addresses).toEqual(['cy@contoso.example', 'bo@contoso.example']);
    expect(stderr).toContain('there are more');
  });

  it('filters by age as the stack sees the time', async () => {
    const clock = makeFakeClock();
    const world = makeInMemoryApp({ clock });
    await arrive(world, anasSignUp({ email: 'old@contoso.example' }));
    clock.advance(3 * 86_400);
    await arrive(world, anasSignUp({ email: 'new@contoso.example' }));

    const older = await runInMemory(requests, 'list --older-than P2D', world);
    const newer = await runInMemory(requests, 'list --since P2D', world);

    expect(older.stdout).toContain('old@contoso.example');
    expect(older.stdout).not.toContain('new@contoso.example');
    expect(newer.stdout).toContain('new@contoso.example');
    expect(newer.stdout).not.toContain('old@contoso.example');
  });

  it('gives JSON to programs', async () => {
    const world = makeInMemoryApp();
    const id = await arrive(world);

    const { stdout } = await runInMemory(requests, 'list --json --state unverified', world);

    expect(JSON.parse(stdout)).toMatchObject({ requests: [{ id }], more: false });
  });
});

describe('requests show', () => {
  it('tells everything that happened, with mails and names', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    for (const { message } of world.ports.queue.drain()) {
      await world.app.sendMail(message, false, world.orchestrations);
    }

    const { stdout } = await runInMemory(requests, `show ${requestId}`, world);

    expect(stdout).toContain('pendingApproval');
    expect(stdout).toMatch(/address\.confirmed +requestor \(link\)/);
    expect(stdout).toMatch(/mail\.sent approval-request +to Ravi/);
    expect(stdout).toMatch(/1 +Lee +lee@host\.example +asked/);
  });

  it('tells what was entered, each text on one line', async () => {
    const world = makeInMemoryApp();
    const justification = 'The drawings\nfor Project X';
    const requestId = await openedRequest(world, anasSignUp({ justification }));
    await runInMemory(
      requests,
      ['decide', requestId, '--choice', 'deny', '--message', 'Ask Kim first', ...because],
      world,
    );

    const { stdout } = await runInMemory(requests, `show ${requestId}`, world);

    expect(stdout).toMatch(/^ {2}name +Ana Silva$/m);
    expect(stdout).toMatch(/^ {2}organization +Contoso Ltd$/m);
    expect(stdout).toMatch(/^ {2}reason +The drawings for Project X$/m);
    expect(stdout).toMatch(/^1 +operator:kim +deny +Called the sponsor +Ask Kim first$/m);
  });

  it('tells every submission that waits for the owner of the address', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    await arrive(world, anasSignUp({ organization: 'Contoso Labs' }));

    const { stdout } = await runInMemory(requests, `show ${requestId}`, world);

    expect(stdout).toMatch(/organization +Contoso Ltd\n(.*\n)+ +organization +Contoso Labs\n/);
  });

  it('finds a reference however it is typed', async () => {
    const world = makeInMemoryApp();
    const reference = await referenceOf(world, await arrive(world));

    const typed = reference.toLowerCase().replace('-', '');
    const { code, stdout } = await runInMemory(requests, `show ${typed}`, world);

    expect(code).toBe(0);
    expect(stdout).toContain(reference);
  });

  it('never shows a redeem link', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const value = {
      requestId,
      guestId: 'g1',
      found: 'new',
      invitedAt: '2026-01-05T10:00:00.000Z',
      redeemUrl: 'https://login.example/redeem?secret',
    } as const;
    await world.rows.commit(requestId, [{ kind: 'put', row: { kind: 'invitation', value } }]);

    const outputs = await Promise.all(
      ['', ' --json'].map(async (more) => runInMemory(requests, `show ${requestId}${more}`, world)),
    );

    for (const { stdout } of outputs) expect(stdout).not.toContain('secret');
    expect(outputs[1]?.stdout).toContain('"redeemLinkKept":true');
  });

  it('says so when there is no such request', async () => {
    const { code, stderr } = await runInMemory(requests, 'show 7K3M-9QXT', makeInMemoryApp());

    expect(code).toBe(1);
    expect(stderr).toBe('There is no request 7K3M-9QXT.\n');
  });
});

describe('requests that act', () => {
  it('cancels with name and reason in the audit row, and can be run again', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const line = ['cancel', requestId, ...because];

    const first = await runInMemory(requests, line, world);
    const second = await runInMemory(requests, line, world);

    const { request, audit } = await rowsOf(world, requestId);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(request.value.state).toBe('canceled');
    const canceled = audit.filter(({ value }) => value.action === 'request.canceled');
    expect(canceled.map(({ value }) => value)).toMatchObject([
      { actor: 'operator:kim', by: 'command', details: { reason: 'Called the sponsor' } },
    ]);
  });

  it('decides on behalf of the organization', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);

    const line = ['decide', requestId, '--choice', 'approve', ...because];
    const { code, stdout } = await runInMemory(requests, line, world);

    expect(code).toBe(0);
    expect(stdout).toContain('on behalf of the organization');
    expect((await rowsOf(world, requestId)).decisions).toHaveLength(1);
  });

  it('says what was decided and until when that can be taken back', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const reference = await referenceOf(world, requestId);
    const decide = (choice: string) => ['decide', requestId, '--choice', choice, ...because];
    await runInMemory(requests, decide('deny'), world);

    const { code, stderr } = await runInMemory(requests, decide('approve'), world);
    const { stdout } = await runInMemory(requests, `show ${requestId}`, world);

    const words = 'denied by operator:kim; goes on at 2026-01-05 10:05:00';
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${reference} is pendingApproval: ${words}.\n`,
    });
    expect(stdout).toContain(words);
  });

  it('takes back a decision made on behalf of the organization', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const reference = await referenceOf(world, requestId);
    await runInMemory(requests, ['decide', requestId, '--choice', 'deny', ...because], world);
    const line = ['undo', requestId, ...because];

    const first = await runInMemory(requests, line, world);
    const second = await runInMemory(requests, line, world);
    const { stdout } = await runInMemory(requests, `show ${requestId}`, world);

    expect([first.code, first.stdout]).toEqual([
      0,
      `Took back the decision on ${reference}. Its approvers are asked again with new links.\n`,
    ]);
    expect([second.code, second.stderr]).toEqual([
      1,
      `${reference} is pendingApproval: nothing is decided that could be taken back.\n`,
    ]);
    expect(stdout).toContain('deny, taken back');
  });

  it('says why a mail is not sent', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    const reference = await referenceOf(world, requestId);

    const line = ['resend', requestId, '--mail', 'guest-welcome', ...because];
    const { code, stderr } = await runInMemory(requests, line, world);

    expect(code).toBe(1);
    expect(stderr).toBe(`guest-welcome is not sent for ${reference}: nobody was invited yet.\n`);
  });

  it('sends a mail again', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);

    const line = ['resend', requestId, '--mail', 'approval-request', '--json', ...because];
    const { stdout } = await runInMemory(requests, line, world);

    expect(JSON.parse(stdout)).toMatchObject({ mail: 'approval-request', count: 2 });
  });

  it('counts in plain words what it ordered and erased', async () => {
    const world = makeInMemoryApp();
    const requestId = await openedRequest(world);
    const reference = await referenceOf(world, requestId);
    const line = ['resend', requestId, '--mail', 'approval-request', ...because];

    const both = await runInMemory(requests, line, world);
    const one = await runInMemory(requests, [...line, '--to', 'ravi@host.example'], world);
    const erased = await runInMemory(requests, 'erase ana@contoso.example', world);

    expect([both.stdout, one.stdout, erased.stdout]).toEqual([
      `Ordered 2 approval-request mails for ${reference}; they go out within two minutes.\n`,
      `Ordered 1 approval-request mail for ${reference}; it goes out within two minutes.\n`,
      'Erased 1 request; removed the person from 0 requests of others; pseudonymous audit rows stay.\n',
    ]);
  });
});

const redeliver = (requestId: string) => ['redeliver', requestId, ...because];

async function partlyDelivered(): Promise<{ life: GuestLife; id: string }> {
  const life = makeGuestLife();
  life.ports.roles.answer(membersRole, { kind: 'refused', cause: 'group.permission-missing' });
  return { life, id: await life.deliver() };
}

describe('requests redeliver', () => {
  it('says when it goes on, and how the guest is told', async () => {
    const { life, id } = await partlyDelivered();
    const reference = await referenceOf(life, id);

    const { code, stdout } = await runInMemory(requests, redeliver(id), life);

    expect(code).toBe(0);
    expect(stdout).toBe(
      `The delivery of ${reference} begins again within two minutes. The guest has had the welcome mail; npm run requests -- resend ${reference} --mail guest-welcome sends another once it is delivered.\n`,
    );
  });

  it('gives JSON to programs', async () => {
    const { life, id } = await partlyDelivered();

    const { stdout } = await runInMemory(requests, [...redeliver(id), '--json'], life);

    expect(JSON.parse(stdout)).toMatchObject({ id, outcome: 'begun', welcomed: true });
  });

  it('says why there is nothing to give', async () => {
    const { life, id } = await partlyDelivered();
    const world = makeInMemoryApp();
    const open = await openedRequest(world);

    await runInMemory(requests, redeliver(id), life);
    const twice = await runInMemory(requests, redeliver(id), life);
    const early = await runInMemory(requests, redeliver(open), world);

    expect([twice.code, twice.stderr]).toEqual([
      1,
      `${await referenceOf(life, id)} is delivering: its delivery goes on by itself.\n`,
    ]);
    expect([early.code, early.stderr]).toEqual([
      1,
      `${await referenceOf(world, open)} is pendingApproval: nobody has approved it.\n`,
    ]);
  });

  it('takes no act without its reason', async () => {
    const { life, id } = await partlyDelivered();

    const { code, opened } = await runInMemory(requests, ['redeliver', id], life);

    expect({ code, opened }).toEqual({ code: 2, opened: 0 });
  });
});

describe('requests export', () => {
  it('writes CSV with a header, and no cell that is a formula', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    const { request } = await rowsOf(world, requestId);
    const row = {
      kind: 'request',
      value: { ...request.value, message: '=HYPERLINK("x")' },
    } as const;
    await world.rows.commit(requestId, [{ kind: 'put', row }]);

    const { stdout, stderr } = await runInMemory(requests, 'export', world);

    const [head = '', line = ''] = stdout.split('\r\n');
    expect(head.startsWith('reference,id,state,')).toBe(true);
    expect(line).toContain('"\'=HYPERLINK(""x"")"');
    expect(stderr).toBe('Exported 1 request.\n');
  });

  it('writes JSON lines into a file that only its owner reads', async () => {
    const world = makeInMemoryApp();
    const ids = [
      await arrive(world),
      await arrive(world, anasSignUp({ email: 'bo@contoso.example' })),
    ];
    const folder = await mkdtemp(join(tmpdir(), 'vestibule-export-'));
    const file = join(folder, 'out.jsonl');

    const line = ['export', '--format', 'jsonl', '--file', file];
    const { code, stdout } = await runInMemory(requests, line, world);

    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    await rm(folder, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(
      lines.map((text) => (JSON.parse(text) as { readonly id: string }).id).toSorted(),
    ).toEqual(ids.toSorted());
  });

  it.each(['nowhere/out.csv', '.'])(
    'says in one sentence that %s cannot be written',
    async (name) => {
      const folder = await mkdtemp(join(tmpdir(), 'vestibule-export-'));
      const file = join(folder, name);

      const line = ['export', '--file', file];
      const { code, stderr } = await runInMemory(requests, line, makeInMemoryApp());

      const left = await readdir(folder);
      await rm(folder, { recursive: true });
      expect({ code, stderr, left }).toEqual({
        code: 2,
        stderr: `${file} cannot be written.\n`,
        left: [],
      });
    },
  );
});
