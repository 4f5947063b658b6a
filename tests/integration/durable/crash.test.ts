import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { conformanceApp } from '../../support/conformance-runner';
import { startHostProcess, type HostProcess } from '../../support/run-functions-host';
import { makeSeededRandom } from '../../support/seeded-random';

const kills = 3;
const clients = 6;

interface Acknowledged {
  readonly starts: Set<string>;
  readonly events: Set<string>;
  onStart: () => void;
}

function startsReach(seen: Acknowledged, count: number): Promise<void> {
  return new Promise((resolve) => {
    seen.onStart = () => {
      if (seen.starts.size >= count) resolve();
    };
  });
}

const api = ({ ready }: HostProcess, target: string): string =>
  `${ready.baseUrl}/runtime/webhooks/durabletask/${target}?code=${ready.durableKey}`;

function post(host: HostProcess, target: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(api(host, target), { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Starts instances and raises events until the host is gone; notes what it was told is accepted. */
async function load(host: HostProcess, prefix: string, seen: Acknowledged): Promise<void> {
  for (let index = 0; ; index += 1) {
    const id = `${prefix}-${index}`;
    try {
      const started = await post(host, `orchestrators/gate/${id}`, index);
      if (started.status === 202) seen.starts.add(id);
      seen.onStart();
      if (index % 2 === 0) continue;
      const raised = await post(host, `instances/${id}/raiseEvent/go`, id);
      if (raised.status === 202) seen.events.add(id);
    } catch {
      return;
    }
  }
}

async function statusOf(host: HostProcess, id: string): Promise<string> {
  const answer = await fetch(api(host, `instances/${id}`));
  if (answer.status === 404) return 'lost';
  return ((await answer.json()) as { readonly runtimeStatus: string }).runtimeStatus;
}

async function atRest(host: HostProcess): Promise<void> {
  while (!(await host.rest()).atRest) await new Promise((resolve) => setImmediate(resolve));
}

describe('a host killed under load', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'crash-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('loses no start and no event that it had accepted', async () => {
    const random = makeSeededRandom(7);
    const seen: Acknowledged = {
      starts: new Set(),
      events: new Set(),
      onStart: () => undefined,
    };
    const options = { appDir: conformanceApp('flows'), dataDir: folder };
    for (let kill = 0; kill < kills; kill += 1) {
      const host = await startHostProcess(options);
      const enough = startsReach(seen, seen.starts.size + random.between(20, 169));
      const working = Array.from({ length: clients }, (_, client) =>
        load(host, `k${kill}c${client}`, seen),
      );
      await enough;
      await host.kill();
      await Promise.all(working);
    }

    const host = await startHostProcess(options);
    await atRest(host);
    const statuses = new Map<string, string>();
    for (const id of seen.starts) statuses.set(id, await statusOf(host, id));
    await host.stop();

    const lost = [...seen.starts].filter((id) => statuses.get(id) === 'lost');
    const unheard = [...seen.events].filter((id) => statuses.get(id) !== 'Completed');
    expect(lost).toEqual([]);
    expect(unheard).toEqual([]);
    expect(seen.events.size).toBeGreaterThan(0);
  });
});
