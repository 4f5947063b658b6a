import type { Page } from 'playwright-core';
import { askAndConfirm, askForAccess, submit } from './support/requestor';
import { startWorld, type World } from './support/world';
import { eventually } from '../support/until';

/** Presses the button of each form of a page, as the page stands. @returns how many forms there were */
async function pressEverything(page: Page, link: string): Promise<number> {
  await page.goto(link);
  const forms = await page.locator('form').count();
  for (let index = 0; index < forms; index += 1) {
    await page.goto(link);
    await page.waitForFunction(() => performance.now() > 2200);
    await submit(page, index);
  }
  return forms;
}

describe('a mail scanner that opens, presses and posts everything', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.stop());

  const ownLinks = async (): Promise<readonly string[]> => {
    const mails = await world.stack.mails();
    return [
      ...new Set(
        mails.flatMap(({ links }) => links).filter((link) => link.startsWith(world.stack.baseUrl)),
      ),
    ];
  };

  /** Everything that a scanner could have changed: who was asked, told, invited or let in. */
  const traces = async () => {
    const mails = await world.stack.mails();
    const changes = await (await fetch(`${world.stack.graphUrl}/changes`)).json();
    return { mails: mails.map(({ kind, to, subject }) => `${kind} ${to} ${subject}`), changes };
  };

  it('changes nothing, on any page', async () => {
    const requestor = await askAndConfirm(world, {
      email: 'rob@contoso.example',
      givenName: 'Rob',
    });
    const waiting = await world.person();
    await askForAccess(waiting.page, world.stack.baseUrl, { email: 'roy@contoso.example' });
    await eventually(async () => {
      const mails = await world.stack.mails();
      return mails.length >= 5 ? true : undefined;
    }, 'verification, receipt and both approval mails');
    const before = await traces();
    const links = await ownLinks();
    const robot = await world.person();
    let pressed = 0;

    for (const link of links) {
      await fetch(link, { method: 'HEAD' });
      await fetch(link);
      await fetch(link, { method: 'POST', redirect: 'manual' });
      await fetch(link.split('?')[0] ?? link, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'choice=approve&sure=yes&submission=1',
      });
      pressed += await pressEverything(robot.page, link);
    }
    await world.stack.advance('PT10M');

    expect(links.length).toBeGreaterThanOrEqual(6);
    expect(pressed).toBeGreaterThanOrEqual(6);
    expect(await traces()).toEqual(before);
    await Promise.all([requestor.leave(), waiting.leave(), robot.leave()]);
  });
});
