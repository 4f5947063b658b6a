import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '../../../support/stack';
import { writeTrialPolicies } from '../../../support/trial-policies';
import { eventually } from '../../../support/until';

/** A stack on disk that is killed in part or as a whole and goes on. */
export interface CrashingStack {
  /** As it runs now; the same addresses after every crash. */
  current(): Stack;
  /** SIGKILL of the host, and the milliseconds until the app answers again. */
  killHost(): Promise<number>;
  /** SIGKILL of everything, and a new start on the same folder; answers when it was killed. */
  killAll(): Promise<number>;
  stop(): Promise<void>;
}

/** A port that nobody has: links in mails lead to it, so every start has the same. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const answers = async (url: string): Promise<true | undefined> => {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.status === 200 ? true : undefined;
};

export async function startCrashingStack(): Promise<CrashingStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-crash-'));
  const policiesDir = writeTrialPolicies();
  const port = await freePort();
  const start = async (): Promise<Stack> => startStack({ dataDir, policiesDir, port });
  let stack = await start();
  return {
    current: () => stack,
    async killHost() {
      const before = await stack.currentHostPid();
      const since = performance.now();
      process.kill(before, 'SIGKILL');
      await eventually(async () => {
        const isAnother = (await stack.currentHostPid()) !== before;
        return isAnother ? answers(`${stack.baseUrl}/health/ready`) : undefined;
      }, 'the host after it was killed');
      return performance.now() - since;
    },
    async killAll() {
      const at = performance.now();
      await stack.kill();
      stack = await start();
      return at;
    },
    async stop() {
      await stack.stop();
      for (const folder of [dataDir, policiesDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
