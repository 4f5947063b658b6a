import type { Fault } from '../../../local/control/fault-book';
import { startInboxFixture } from './inbox-fixture';
import type { InboxFixture } from './inbox-fixture';

const fault = (more: Partial<Fault>): Fault => ({
  target: 'mail',
  match: 'SEND verify-address ana@contoso.example',
  kind: 'status',
  status: 451,
  when: 'before',
  ...more,
});

describe('faults of the inbox', () => {
  let fixture: InboxFixture;
  beforeEach(async () => {
    fixture = await startInboxFixture();
  });
  afterEach(async () => fixture.inbox.stop());

  it.each([451, 550])('refuses a mail with the reply %d and does not keep it', async (status) => {
    fixture.faults.add(fault({ status }), 1);

    await expect(fixture.send()).rejects.toMatchObject({ responseCode: status });
    expect(await fixture.mails()).toEqual([]);
    await fixture.send();
    expect(await fixture.mails()).toHaveLength(1);
  });

  it('touches only the mails it names', async () => {
    fixture.faults.add(fault({ match: 'SEND approval-request' }), 1);

    await expect(fixture.send()).resolves.toMatchObject({ accepted: ['ana@contoso.example'] });
  });

  it.each(['timeout', 'reset', 'malformed'] as const)(
    'does not keep a mail whose connection fails with %s',
    async (kind) => {
      fixture.faults.add(fault({ kind }), 1);

      await expect(fixture.send({}, 1_000)).rejects.toBeInstanceOf(Error);
      expect(await fixture.mails()).toEqual([]);
      expect(fixture.inbox.atRest()).toBe(true);
    },
  );

  it.each(['status', 'timeout', 'reset', 'malformed'] as const)(
    'keeps a mail whose answer is lost with %s after it',
    async (kind) => {
      fixture.faults.add(fault({ kind, when: 'after' }), 1);

      await expect(fixture.send({}, 1_000)).rejects.toBeInstanceOf(Error);
      expect(await fixture.mails()).toHaveLength(1);
    },
  );
});
