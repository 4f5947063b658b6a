import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { durableFixture, type DurableFixture } from '../../support/durable/durable-fixture';
import type { InProcessApp } from '../../support/durable/in-process-app';
import {
  randomFlow,
  randomOrchestrator,
  type CallNode,
  type RandomFlow,
} from '../../support/durable/random-flow';
import { makeSeededRandom, type SeededRandom } from '../../support/seeded-random';

const seed = Number(process.env['FUZZ_SEED'] ?? 20260301);
const count = Number(process.env['FUZZ_COUNT'] ?? 300);

function makeApp(random: SeededRandom): InProcessApp {
  const runs = new Map<string, number>();
  const work = async (input: unknown): Promise<string> => {
    const { key, failures } = input as CallNode;
    const run = (runs.get(key) ?? 0) + 1;
    runs.set(key, run);
    for (let turns = random.between(0, 3); turns > 0; turns -= 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (run <= failures) throw new Error(`run ${run} of ${key}`);
    return key;
  };
  return { orchestrators: { random: randomOrchestrator }, activities: { work } };
}

async function startAll(fixture: DurableFixture, flows: readonly RandomFlow[]): Promise<void> {
  await Promise.all(
    flows.map(({ program }, index) =>
      fixture.call('POST', `orchestrators/random/f${index}`, program),
    ),
  );
}

async function raiseSome(
  fixture: DurableFixture,
  flows: readonly RandomFlow[],
  round: number,
): Promise<void> {
  await Promise.all(
    flows.map(async ({ events }, index) => {
      const name = events[round];
      if (name === undefined) return;
      await fixture.call('POST', `instances/f${index}/raiseEvent/${name}`, round);
    }),
  );
}

async function passUntilNothingIsDue(fixture: DurableFixture): Promise<void> {
  await fixture.settle();
  for (let stop = fixture.clock.nextStop(); stop !== undefined; stop = fixture.clock.nextStop()) {
    fixture.clock.moveTo(stop);
    await fixture.settle();
  }
}

async function unfinished(fixture: DurableFixture, flows: readonly RandomFlow[]): Promise<unknown> {
  const all = await Promise.all(
    flows.map(async ({ program, events }, index) => {
      const { runtimeStatus, output } = await fixture.status(`f${index}`);
      return { runtimeStatus, output, index, program, events };
    }),
  );
  return all.filter(({ runtimeStatus }) => runtimeStatus !== 'Completed');
}

describe(`${count} made-up orchestrations (seed ${seed})`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'random-flows-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('all complete, though the backend is stopped and started again under them', async () => {
    const random = makeSeededRandom(seed);
    const app = makeApp(random);
    const flows = Array.from({ length: count }, (_, index) => randomFlow(random, `f${index}`));
    let fixture = await durableFixture(app, { dataDir: folder });

    await startAll(fixture, flows);
    const rounds = Math.max(...flows.map(({ events }) => events.length));
    for (let round = 0; round < rounds; round += 1) {
      await raiseSome(fixture, flows, round);
      await fixture.extension.stop();
      fixture = await durableFixture(app, { dataDir: folder, clock: fixture.clock });
    }
    await passUntilNothingIsDue(fixture);

    expect(await unfinished(fixture, flows)).toEqual([]);
    await fixture.extension.stop();
  });
});
