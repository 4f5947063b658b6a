import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export interface ChromiumBinary {
  readonly path: string;
  /** What the browser's process needs beyond the environment of this one. */
  readonly environment: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => isExecutable(path));
}

// The package's own names folders of Lambda only.
const fontsConfig = (fonts: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}-cache</cachedir></fontconfig>`;

/** Unpacks once a machine; whoever comes second finds the whole folder or none. */
async function unpack(folder: string): Promise<void> {
  const fresh = mkdtempSync(join(tmpdir(), 'chromium-'));
  await promisify(execFile)(process.execPath, [join(__dirname, 'inflate-chromium.mjs')], {
    // The package unpacks the libraries that a bare machine lacks only where it believes to be in Lambda.
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  writeFileSync(join(fresh, 'fonts.conf'), fontsConfig(join(folder, 'fonts')));
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function packagedBrowser(): Promise<ChromiumBinary> {
  const folder = join(tmpdir(), 'vestibule-chromium-147.0.0');
  if (!existsSync(folder)) await unpack(folder);
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  return {
    path: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), ...fonts },
  };
}

/** `CHROME_PATH`, else a Chrome or Chromium on the PATH, else the one that comes as a package. */
export async function findChromium(): Promise<ChromiumBinary> {
  const path = process.env['CHROME_PATH'] ?? installedBrowser();
  return path === undefined || path === '' ? packagedBrowser() : { path, environment: {} };
}
