import type { AuditArchive } from '../../../shared/ports/audit-archive';

const day = '2026-11-27';

/** What every AuditArchive does; each test begins with an empty one. */
export function auditArchiveContract(make: () => AuditArchive): void {
  it('has a day only once it is closed', async () => {
    const archive = make();
    const before = await archive.isClosed(day);
    const part = await archive.addPart(day, 1, '{"at":"x"}\n');
    const between = await archive.isClosed(day);

    await archive.close(day, { lines: 1, parts: [part] });

    expect([before, between, await archive.isClosed(day)]).toEqual([false, false, true]);
    expect(await archive.isClosed('2026-11-28')).toBe(false);
  });

  it('adds a part once, however often it is asked to', async () => {
    const archive = make();

    const first = await archive.addPart(day, 1, '{"at":"é"}\n');
    const second = await archive.addPart(day, 1, '{"at":"é"}\n');

    expect(second).toEqual(first);
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives another text another name, so that neither is lost', async () => {
    const archive = make();

    const first = await archive.addPart(day, 1, 'a\n');
    const second = await archive.addPart(day, 1, 'b\n');

    expect(second.name).not.toBe(first.name);
  });

  it('closes a day once', async () => {
    const archive = make();

    await archive.close(day, { lines: 0, parts: [] });
    await archive.close(day, { lines: 0, parts: [] });

    expect(await archive.isClosed(day)).toBe(true);
  });
}
