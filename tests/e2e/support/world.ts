import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../support/chromium';
import { startStack, type MailFilter, type Stack, type StackMail } from '../../support/stack';
import { eventually } from '../../support/until';

/** The whole stack with a browser before it. */
export interface World {
  readonly stack: Stack;
  /** A person of their own: no cookies shared with anybody else. */
  readonly person: (options?: Parameters<Browser['newContext']>[0]) => Promise<Person>;
  /** Waits until such a mail has come, and gives the newest. */
  readonly mail: (filter: MailFilter) => Promise<StackMail>;
  readonly stop: () => Promise<void>;
}

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The kind of page shown now, from `data-page`. */
  readonly pageKind: () => Promise<string | null>;
  readonly leave: () => Promise<void>;
}

export async function startWorld(run: Parameters<typeof startStack>[0] = {}): Promise<World> {
  const [stack, browser] = await Promise.all([startStack(run), launchChromium()]);
  return {
    stack,
    person: async (options) => enter(browser, options),
    mail: async (filter) => eventually(async () => (await stack.mails(filter)).at(-1), filter),
    stop: async () => {
      await Promise.all([browser.close(), stack.stop()]);
    },
  };
}

async function enter(
  browser: Browser,
  options?: Parameters<Browser['newContext']>[0],
): Promise<Person> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  return {
    context,
    page,
    pageKind: async () => page.locator('main').getAttribute('data-page'),
    leave: async () => context.close(),
  };
}

/** The one link of a mail whose path begins so. */
export function linkOf(mail: StackMail, path: string): string {
  const found = mail.links.find((link) => new URL(link).pathname.startsWith(path));
  if (found === undefined) throw new Error(`no link ${path} in ${mail.kind}`);
  return found;
}
