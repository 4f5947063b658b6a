import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium-binary';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser with nothing switched off that a person's browser has on. */
export async function launchChromium(): Promise<Browser> {
  const { path, environment } = await findChromium();
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath: path,
    args,
    env: { ...Object.fromEntries(inherited), ...environment },
  });
}
