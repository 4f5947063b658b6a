import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  durableFixture,
  frozenClock,
  type DurableFixture,
} from '../../support/durable/durable-fixture';
import type { Flow } from '../../support/durable/flow';
import type { InProcessApp } from '../../support/durable/in-process-app';

const day = 86_400_000;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'restart-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const gate: Flow = function* (context) {
  return yield context.df.waitForExternalEvent('go');
};
const work: Flow = function* (context) {
  return yield context.df.callActivity('act', context.df.getInput());
};
const sleep: Flow = function* (context) {
  yield context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 2 * day));
  return 'woke';
};
const parent: Flow = function* (context) {
  return yield context.df.callSubOrchestrator('work', 'kid', 'kid');
};

const hang = (): Promise<never> => new Promise(() => undefined);
const withWork = (run: (input: unknown) => unknown): InProcessApp => ({
  orchestrators: { gate, work, sleep, parent },
  activities: { act: run },
});
const turns = async (count = 20): Promise<void> => {
  for (let each = 0; each < count; each += 1) await new Promise((resolve) => setImmediate(resolve));
};
const open = (app: InProcessApp, clock = frozenClock()): Promise<DurableFixture> =>
  durableFixture(app, { dataDir: folder, clock });

describe('after a restart', () => {
  it('runs an activity again that had no result yet', async () => {
    const first = await open(withWork(hang));
    await first.call('POST', 'orchestrators/work/w', 'in');
    await turns();
    await first.extension.stop();

    const second = await open(withWork((input) => `did ${String(input)}`));
    await second.settle();

    expect(await second.status('w')).toMatchObject({
      runtimeStatus: 'Completed',
      output: 'did in',
    });
    await second.extension.stop();
  });

  it('does not run an activity again whose result was kept', async () => {
    let runs = 0;
    const app = withWork(() => (runs += 1));
    const first = await open(app);
    await first.start('work', 'in', 'w');
    await first.extension.stop();

    const second = await open(app);
    await second.settle();

    expect(runs).toBe(1);
    expect(await second.status('w')).toMatchObject({ runtimeStatus: 'Completed', output: 1 });
    await second.extension.stop();
  });

  it('has its timers armed', async () => {
    const first = await open(withWork(hang));
    await first.start('sleep', null, 's');
    await first.extension.stop();

    const second = await open(withWork(hang), first.clock);
    await second.pass(2 * day);

    expect(await second.status('s')).toMatchObject({ output: 'woke' });
    await second.extension.stop();
  });

  it('hands over what was accepted but not yet read', async () => {
    const first = await open(withWork(hang));
    await first.start('gate', null, 'g');
    const accepted = first.call('POST', 'instances/g/raiseEvent/go', 'late');
    await first.extension.stop();
    await accepted;

    const second = await open(withWork(hang));
    await second.settle();

    expect(await second.status('g')).toMatchObject({ output: 'late' });
    await second.extension.stop();
  });

  it('brings a parent and its child together', async () => {
    const first = await open(withWork(hang));
    await first.call('POST', 'orchestrators/parent/p', null);
    await turns();
    await first.extension.stop();

    const second = await open(withWork(() => 'from the kid'));
    await second.settle();

    expect(await second.status('p')).toMatchObject({ output: 'from the kid' });
    await second.extension.stop();
  });

  it('has forgotten what was purged', async () => {
    const first = await open(withWork(() => 1));
    await first.start('work', 1, 'w');
    await first.call('DELETE', 'instances/w');
    await first.extension.stop();

    const second = await open(withWork(() => 1));

    expect(await second.call('GET', 'instances/w')).toMatchObject({ status: 404 });
    await second.extension.stop();
  });

  it('survives a journal cut off anywhere: what precedes the cut is kept', async () => {
    const first = await open(withWork((input) => input));
    const before = statSync(path.join(folder, 'TestHub.journal')).size;
    await first.start('gate', 'a', 'g');
    await first.start('work', 'b', 'w');
    await first.raise('g', 'go', 'x');
    await first.extension.stop();
    const whole = readFileSync(path.join(folder, 'TestHub.journal'));

    const seen = new Set<string>();
    for (let cut = before; cut <= whole.length; cut += 7) {
      writeFileSync(path.join(folder, 'TestHub.journal'), whole.subarray(0, cut));
      const again = await durableFixture(
        withWork((input) => input),
        { dataDir: folder },
      );
      await again.settle();
      const { json } = await again.call('GET', 'instances');
      seen.add(
        (json as readonly { instanceId: string; runtimeStatus: string }[])
          .map(({ instanceId, runtimeStatus }) => `${instanceId} ${runtimeStatus}`)
          .join(', '),
      );
      await again.extension.stop();
    }

    expect([...seen]).toEqual([
      '',
      'g Running',
      'g Running, w Completed',
      'g Completed, w Completed',
    ]);
  });

  it('says which file is damaged, and where', async () => {
    const first = await open(withWork(hang));
    await first.start('gate', null, 'g1');
    await first.start('gate', null, 'g2');
    await first.extension.stop();
    const journal = path.join(folder, 'TestHub.journal');
    const bytes = readFileSync(journal);
    const offset = bytes.indexOf('"g1"');
    bytes[offset] = 0x20;
    writeFileSync(journal, bytes);

    const start = (): Promise<unknown> => open(withWork(hang));

    await expect(start).rejects.toThrow(`${journal} is damaged at byte`);
  });
});

describe('ten thousand waiting instances', () => {
  it('are back after a restart, the last one too', async () => {
    const first = await open({ orchestrators: { gate } });
    await Promise.all(
      Array.from({ length: 10_000 }, (_, index) =>
        first.call('POST', `orchestrators/gate/g${index}`, { name: `guest ${index}` }),
      ),
    );
    await first.settle();
    await first.extension.stop();

    const second = await open({ orchestrators: { gate } });
    await second.raise('g9999', 'go', 'yes');

    expect(await second.status('g9999')).toMatchObject({ output: 'yes' });
    await second.extension.stop();
  });
});

function sizeOf(name: string): number {
  return statSync(path.join(folder, name)).size;
}

describe('space on disk', () => {
  const megabyte = 'x'.repeat(1_000_000);

  it('stays in proportion to what is live, while the journal is written', async () => {
    const fixture = await open({ orchestrators: { gate } });

    for (let index = 0; index < 40; index += 1) {
      await fixture.start('gate', megabyte, `g${index}`);
      await fixture.call('DELETE', `instances/g${index - 1}`);
      await fixture.raise(`g${index}`, 'go');
    }

    expect(sizeOf('TestHub.journal')).toBeLessThan(25_000_000);
    await fixture.extension.stop();
  });

  it('of purged instances is given back at the next start', async () => {
    const first = await open({ orchestrators: { gate } });
    for (let index = 0; index < 20; index += 1) {
      await first.start('gate', megabyte, `g${index}`);
      await first.raise(`g${index}`, 'go', index);
    }
    await first.call('DELETE', 'instances?createdTimeFrom=2026-01-01&instanceIdPrefix=g1');
    for (const index of [2, 3, 4, 5, 6, 7, 8, 9]) {
      await first.call('DELETE', `instances/g${index}`);
    }
    await first.extension.stop();

    const second = await open({ orchestrators: { gate } });

    expect(readdirSync(folder)).toEqual(['TestHub.archive.1', 'TestHub.journal']);
    expect(sizeOf('TestHub.archive.1')).toBeLessThan(4_000_000);
    expect(await second.status('g0')).toMatchObject({ output: 0 });
    await second.extension.stop();
  });
});

describe('a start', () => {
  it('writes the journal anew, without what is out of date', async () => {
    const first = await open({ orchestrators: { gate } });
    await first.start('gate', 'x'.repeat(5000), 'g');
    await first.raise('g', 'go');
    await first.extension.stop();
    const journal = path.join(folder, 'TestHub.journal');
    const before = statSync(journal).size;

    const second = await open({ orchestrators: { gate } });
    await second.extension.stop();

    expect(before).toBeGreaterThan(5000);
    expect(statSync(journal).size).toBeLessThan(500);
    expect(readdirSync(folder)).toEqual(['TestHub.archive.0', 'TestHub.journal']);
  });
});
