import { z } from 'zod';
import { makeChangeRequest } from '../../../../../shared/application/change-request';
import type { Actor } from '../../../../../shared/domain/request/actor';
import type { AuditRecord } from '../../../../../shared/ports/audit-log';
import { makeGuestLife, type GuestLife } from '../../../../support/guest-life';

const lineSchema = z.looseObject({
  at: z.string(),
  action: z.string(),
  actor: z.string(),
  by: z.string(),
});

const dayOf = (life: GuestLife): string => life.clock.now().toISOString().slice(0, 10);

const linesOf = (life: GuestLife, day: string) =>
  life.ports.auditArchive.linesOf(day).map((line) => lineSchema.parse(line));

const actionsOf = (life: GuestLife, day: string): readonly string[] =>
  linesOf(life, day).map(({ action }) => action);

const stepsOf = (life: GuestLife): readonly string[] =>
  life.ports.log.lines.map(({ step }) => step);

const everything = (life: GuestLife): string =>
  [...life.ports.auditArchive.parts().values()].join('');

/** A step that leaves an audit entry and nothing else. */
async function act(
  { ports }: GuestLife,
  requestId: string,
  actor: Actor,
  reason = '',
): Promise<void> {
  const changeRequest = makeChangeRequest({ ...ports, runEffects: async () => Promise.resolve() });
  await changeRequest(requestId, (_rows, draft) => {
    draft.audit('test.acted', actor, 'command', { reason });
  });
}

function aRecord(index: number, at: string): AuditRecord {
  return {
    requestId: 'a'.repeat(32),
    id: String(index).padStart(6, '0'),
    at,
    action: 'access.ended',
    actor: 'system',
    by: 'sweep',
    details: { cause: 'expired' },
    personKey: 'b'.repeat(32),
    accessPackageId: 'project-x',
  };
}

describe('archiveAudit', () => {
  it('copies a day the night after, from requests that live and from those that are gone', async () => {
    const life = makeGuestLife();
    await life.deliver();
    const day = dayOf(life);

    await life.pass(1);
    const archived = await life.app.archiveAudit();

    expect(archived).toMatchObject({ days: 1, newest: day });
    expect(actionsOf(life, day)).toEqual(
      expect.arrayContaining(['request.submitted', 'address.confirmed', 'access.started']),
    );
    expect(life.ports.auditArchive.closed().get(day)?.lines).toBe(actionsOf(life, day).length);
    expect(stepsOf(life)).toContain('audit.archived');
  });

  it('says who, what, when and by which means', async () => {
    const life = makeGuestLife();
    await life.deliver();
    const day = dayOf(life);
    await life.pass(1);
    await life.app.archiveAudit();

    const confirmed = linesOf(life, day).find(({ action }) => action === 'address.confirmed');

    expect(confirmed?.at.slice(0, 10)).toBe(day);
    expect(confirmed).toMatchObject({
      actor: 'requestor',
      by: 'link',
      accessPackageId: 'project-x',
      personKey: await life.ports.seals.personKey('ana@contoso.example'),
    });
  });

  it('holds no address, no name and nothing that was written by hand', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    const day = dayOf(life);
    await act(life, id, 'operator:Kim Host', 'Ana Silva (ana@contoso.example) left');
    await life.ports.switches.record({
      action: 'dead-letter.discarded',
      actor: 'operator:kim@host.example',
      at: life.clock.now().toISOString(),
      reason: 'Ana asked',
      details: { queue: 'mails', messageId: 'for ana@contoso.example' },
    });

    await life.pass(1);
    await life.app.archiveAudit();

    expect(actionsOf(life, day)).toEqual(
      expect.arrayContaining(['test.acted', 'dead-letter.discarded']),
    );
    expect(everything(life)).not.toMatch(/@|ana|silva|kim|contoso ltd|guest-1/i);
  });

  it('keeps an operator apart from others by a keyed hash', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    await act(life, id, 'operator:Kim@host.example');
    const day = dayOf(life);
    await life.pass(1);
    await life.app.archiveAudit();

    const acted = linesOf(life, day).find(({ action }) => action === 'test.acted');

    expect(acted?.actor).toBe(`operator:${await life.ports.seals.personKey('kim@host.example')}`);
  });

  it('leaves nothing in the archive that erasing the person has to remove', async () => {
    const life = makeGuestLife({ lifecycle: { expiresAfter: 'P2D' } });
    const id = await life.deliver();
    const rows = JSON.stringify(life.rows.rows());
    for (let night = 0; night < 100; night += 1) {
      await life.pass(1);
      await life.app.archiveAudit();
      await life.app.sweepRetention(life.orchestrations);
    }

    expect(await life.rows.load(id)).toBeUndefined();
    expect(rows).toMatch(/ana@contoso\.example/);
    expect(everything(life)).toContain('access.ended');
    expect(everything(life)).not.toMatch(/@|ana|silva|guest-1/i);
  });

  it('finds entries of steps that changed nothing else', async () => {
    const life = makeGuestLife();
    const id = await life.deliver();
    await life.pass(1);
    await life.app.archiveAudit();
    await life.pass(5);
    await life.app.archiveAudit();
    await act(life, id, 'system');
    const day = dayOf(life);

    await life.pass(1);
    await life.app.archiveAudit();

    expect(actionsOf(life, day)).toEqual(['test.acted']);
  });

  it('does nothing more in the same night', async () => {
    const life = makeGuestLife();
    await life.deliver();
    await life.pass(1);
    await life.app.archiveAudit();
    const before = life.ports.auditArchive.parts().size;

    const again = await life.app.archiveAudit();

    expect(again).toMatchObject({ days: 0, entries: 0 });
    expect(life.ports.auditArchive.parts().size).toBe(before);
  });

  it('closes days on which nothing happened, so that their silence is known', async () => {
    const life = makeGuestLife();
    const day = dayOf(life);
    await life.pass(1);

    await life.app.archiveAudit();

    expect(life.ports.auditArchive.closed().get(day)).toEqual({ lines: 0, parts: [] });
  });

  it('catches up days that were missed, oldest first', async () => {
    const life = makeGuestLife();
    await life.deliver();
    const first = dayOf(life);
    await life.pass(1);
    await life.app.archiveAudit();
    const second = dayOf(life);
    await life.deliver();
    await life.pass(4);

    const archived = await life.app.archiveAudit();

    expect(archived.days).toBe(4);
    expect([...life.ports.auditArchive.closed().keys()].toSorted()).toHaveLength(5);
    expect(actionsOf(life, first)).toContain('request.submitted');
    expect(actionsOf(life, second)).toContain('guest.welcomed');
  });

  it('goes on where a crash stopped it, without losing or doubling a line', async () => {
    const life = makeGuestLife();
    await life.deliver();
    const day = dayOf(life);
    await life.pass(1);
    life.ports.auditArchive.fail(new Error('away'));
    await expect(life.app.archiveAudit()).rejects.toThrow('away');
    life.ports.auditArchive.fail(undefined);

    await life.app.archiveAudit();

    const ids = life.ports.auditArchive.linesOf(day).map((line) => JSON.stringify(line));
    expect(new Set(ids).size).toBe(ids.length);
    expect(actionsOf(life, day)).toContain('access.started');
  });

  it('closes no day of which a request could not be read, and says so', async () => {
    const life = makeGuestLife();
    await life.deliver();
    const day = dayOf(life);
    await life.pass(1);
    jest.spyOn(life.ports.auditLog, 'append').mockRejectedValueOnce(new Error('refused'));

    const failed = await life.app.archiveAudit();
    const mended = await life.app.archiveAudit();

    expect([failed.days, mended.days]).toEqual([0, 1]);
    expect(stepsOf(life)).toEqual(
      expect.arrayContaining(['audit.copy-failed', 'audit.copy-unfinished']),
    );
    expect(actionsOf(life, day)).toContain('access.started');
  });

  it('writes a day of a hundred thousand entries in parts of about a megabyte', async () => {
    const life = makeGuestLife();
    const day = dayOf(life);
    const records = Array.from({ length: 100_000 }, (_, index) =>
      aRecord(index, `${day}T10:00:00.000Z`),
    );
    await life.ports.auditLog.append(records);
    await life.pass(1);

    await life.app.archiveAudit();

    const parts = [...life.ports.auditArchive.parts().values()];
    expect(life.ports.auditArchive.closed().get(day)?.lines).toBe(100_000);
    expect(parts.length).toBeGreaterThan(10);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(1_100_000);
  });

  it('begins with the oldest entry there is when nothing was ever archived', async () => {
    const life = makeGuestLife();
    await life.deliver();
    await life.pass(30);

    const archived = await life.app.archiveAudit();

    expect(archived.days).toBe(30);
  });
});
