import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const patienceMs = 15_000;

/**
 * Lets the app check its settings and policies the way it will read them. Gives its sentences, one a problem; none
 * when all is well or the app has no such check.
 */
export async function checkConfig(
  appDir: string,
  environment: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const script = join(appDir, 'check-config.mjs');
  if (!existsSync(script)) return [];
  const child = spawn(process.execPath, [script], {
    cwd: appDir,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patienceMs,
  });
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return [];
  const sentences = text.split('\n').filter((line) => line.trim() !== '');
  return sentences.length > 0
    ? sentences
    : ['The app could not check its settings and says no reason.'];
}
