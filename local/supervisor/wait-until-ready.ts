import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const betweenMs = 50;
const answerMs = 5000;

// Not `fetch`, which takes this process longer to load than all that it sends.
const statusOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    get(url, { signal: AbortSignal.timeout(answerMs) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', () => resolve(undefined));
  });

/** Waits until `url` answers 200; gives undefined then, and after `patienceMs` what it answered last. */
export async function waitUntilReady(url: string, patienceMs: number): Promise<string | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const status = await statusOf(url);
    if (status === 200) return undefined;
    if (performance.now() > until) return status === undefined ? 'nothing' : String(status);
    await sleep(betweenMs);
  }
}
