import { build } from 'esbuild';
import { root } from './paths.mjs';

/** How `npm start` is used, read from the source, since nothing may be built yet. */
export async function stackUsage() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['local/supervisor/stack-options.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const { usage } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return usage;
}
