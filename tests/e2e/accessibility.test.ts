import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { askAndConfirm, askForAccess, decide, submit } from './support/requestor';
import { linkOf, startWorld, type World } from './support/world';
import { eventually } from '../support/until';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly unknown[] }[];
}

const visited = [
  'link-invalid',
  'packages',
  'problem',
  'received',
  'review',
  'review-decided',
  'review-reopened',
  'review-settled',
  'signup',
  'status',
  'verify-address',
];

// All that a colour scheme changes.
const onlyColours = { runOnly: { type: 'tag', values: ['cat.color'] } };

declare const window: { axe: { run(options?: object): Promise<AxeResult> } };

async function sideways(page: Page, width: number): Promise<readonly string[]> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return overflow === 0 ? [] : [`scrolls sideways at ${String(width)}`];
}

describe('every page', () => {
  let world: World;
  const seen = new Set<string>();

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.stop());

  /** What axe finds on the page as it stands, narrow and wide, light and dark. */
  const findings = async (page: Page): Promise<readonly string[]> => {
    seen.add((await page.locator('main').getAttribute('data-page')) ?? '');
    await page.evaluate(axe);
    const found: string[] = [];
    for (const width of [320, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await sideways(page, width)));
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const options = colorScheme === 'dark' ? onlyColours : {};
        const { violations } = await page.evaluate(async (run) => window.axe.run(run), options);
        found.push(
          ...violations.map(
            ({ id, nodes }) =>
              `${id} at ${String(width)}, ${colorScheme}: ${JSON.stringify(nodes)}`,
          ),
        );
      }
    }
    return found;
  };

  it('is found accessible by axe', async () => {
    const { baseUrl } = world.stack;
    const person = await world.person({ bypassCSP: true });
    const { page } = person;
    const found: string[] = [];
    const visit = async (url: string) => {
      await page.goto(url);
      found.push(...(await findings(page)));
    };
    const email = 'lena@contoso.example';
    const givenName = `Lena${'i'.repeat(50)}`;

    await visit(baseUrl);
    await visit(`${baseUrl}/signup/project-x?lang=en`);
    await visit(`${baseUrl}/signup/community?lang=fr`);
    await visit(`${baseUrl}/nowhere`);
    await visit(`${baseUrl}/review/v1.no.such.token`);
    await askForAccess(page, baseUrl, { email: 'a+b@contoso.example' });
    found.push(...(await findings(page)));
    await askForAccess(page, baseUrl, { email: 'ana@private.example' });
    found.push(...(await findings(page)));
    await askForAccess(page, baseUrl, { email: `first-${email}`, givenName });
    found.push(...(await findings(page)));
    const verify = await world.mail({ kind: 'verify-address', to: `first-${email}` });
    await visit(linkOf(verify, '/verify/'));

    const requestor = await askAndConfirm(world, { email, givenName });
    const received = await world.mail({ kind: 'request-received', to: email });
    await visit(linkOf(received, '/status/'));
    const ask = await eventually(async () => {
      const mails = await world.stack.mails({ kind: 'approval-request', to: 'lee@host.example' });
      return mails.find(({ subject }) => subject.includes(givenName));
    }, 'approval mail');
    await page.setViewportSize({ width: 375, height: 700 });
    await page.setContent(ask.html);
    found.push(...(await sideways(page, 375)));
    await visit(linkOf(ask, '/review/'));
    await decide(person, linkOf(ask, '/review/'), 'approve');
    found.push(...(await findings(page)));
    const ravis = await eventually(async () => {
      const mails = await world.stack.mails({ kind: 'approval-settled', to: 'ravi@host.example' });
      return mails.find(({ subject }) => subject.includes(givenName));
    }, 'settled mail');
    await visit(linkOf(ravis, '/review/'));
    await page.goto(linkOf(ask, '/review/'));
    await page.locator('input[name="sure"]').check();
    await submit(page);
    found.push(...(await findings(page)));
    await visit(linkOf(verify, '/verify/'));

    expect(found).toEqual([]);
    expect([...seen].toSorted()).toEqual(visited);
    await Promise.all([person.leave(), requestor.leave()]);
  });

  it('can be used with the keyboard alone', async () => {
    const { page, pageKind, leave } = await world.person();
    await page.goto(`${world.stack.baseUrl}/signup/project-x?lang=en`);
    const fill = async (field: string, key: string) => {
      for (let tab = 0; tab < 30; tab += 1) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate(
          'document.activeElement.getAttribute("name") ?? document.activeElement.tagName',
        );
        if (name === field) break;
      }
      await (key.length === 1 || key === 'Enter'
        ? page.keyboard.press(key)
        : page.keyboard.type(key));
    };

    await fill('email', 'keys@contoso.example');
    await fill('givenName', 'Kay');
    await fill('organization', 'Contoso');
    await fill('answers.role', ' ');
    await fill('acceptedTerms', ' ');
    await fill('BUTTON', 'Enter');

    await page.waitForURL(/received/);
    expect(await pageKind()).toBe('received');
    await leave();
  });
});
