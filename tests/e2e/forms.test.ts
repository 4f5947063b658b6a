import { askAndConfirm, askForAccess, decide, humanPause, submit } from './support/requestor';
import { linkOf, startWorld, type World } from './support/world';
import { eventually } from '../support/until';

describe('forms, posted by a real browser', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.stop());

  const approvalMail = async (name: string) =>
    eventually(async () => {
      const mails = await world.stack.mails({ kind: 'approval-request', to: 'ravi@host.example' });
      return mails.find(({ subject }) => subject.includes(name));
    }, `approval mail about ${name}`);

  it('shows every error at its field and keeps what was entered', async () => {
    const { page, pageKind, leave } = await world.person();

    await askForAccess(page, world.stack.baseUrl, { email: 'ana+px@contoso.example' });

    expect(await pageKind()).toBe('signup');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator('#email').inputValue()).toBe('ana+px@contoso.example');
    expect(await page.locator('#email').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('[name="givenName"]').inputValue()).toBe('Ana');
    await leave();
  });

  it('ends on the received page, which names the sender', async () => {
    const { page, pageKind, leave } = await world.person();

    await askForAccess(page, world.stack.baseUrl, { email: 'dora@contoso.example' });

    expect(await pageKind()).toBe('received');
    expect(await page.locator('main').innerText()).toContain('guests@host.example');
    await leave();
  });

  it('keeps everything when a private address is refused, and asks with another one', async () => {
    const { page, pageKind, leave } = await world.person();
    const email = 'nora@contoso.example';
    const justification = 'I plan deliveries for “hall 3”.\nFrom <January> on.';
    await askForAccess(page, world.stack.baseUrl, {
      email: 'nora@private.example',
      givenName: 'Nora',
      justification,
    });
    expect(await pageKind()).toBe('problem');
    expect(await page.locator('main').getAttribute('data-code')).toBe('policy-refused');

    await page.getByLabel('Your work e-mail').fill(email);
    await page.getByRole('button', { name: 'Ask for access' }).click();

    expect(await pageKind()).toBe('received');
    const mail = await world.mail({ kind: 'verify-address', to: email });
    await page.goto(linkOf(mail, '/verify/'));
    const shown = await page.locator('main').innerText();
    for (const text of ['Nora Silva', 'Contoso', 'Design', justification, '2026-01']) {
      expect(shown).toContain(text);
    }
    await leave();
  });

  it('can be sent again once it is taken', async () => {
    const { page, pageKind, leave } = await world.person();
    await world.stack.fault({ target: 'tables', match: 'reservations', status: 503, times: 20 });
    await askForAccess(page, world.stack.baseUrl, { email: 'otto@contoso.example' });
    expect(await page.locator('main').getAttribute('data-code')).toBe('temporarily-unavailable');
    await world.stack.clearFaults();

    await submit(page);

    expect(await pageKind()).toBe('received');
    await world.mail({ kind: 'verify-address', to: 'otto@contoso.example' });
    await leave();
  });

  it('leaves an address in peace whose owner did not ask', async () => {
    const { page, pageKind, leave } = await world.person();
    const email = 'erin@contoso.example';
    await askForAccess(page, world.stack.baseUrl, { email });
    const mail = await world.mail({ kind: 'verify-address', to: email });

    await page.goto(linkOf(mail, '/verify/'));
    await page.locator('input[name="submission"][value="none"]').check();
    await submit(page);

    expect(await pageKind()).toBe('address-refused');
    await leave();
  });

  it('asks for a choice when none was made, and keeps the texts', async () => {
    const fay = await askAndConfirm(world, { email: 'fay@contoso.example', givenName: 'Fay' });
    const ravi = await world.person();
    await ravi.page.goto(linkOf(await approvalMail('Fay'), '/review/'));
    await ravi.page.locator('[name="message"]').fill('Welcome aboard');

    await submit(ravi.page);

    expect(await ravi.pageKind()).toBe('review');
    expect(await ravi.page.locator('[name="message"]').inputValue()).toBe('Welcome aboard');
    expect(await ravi.page.locator('input[name="choice"]:checked').count()).toBe(0);
    await Promise.all([fay.leave(), ravi.leave()]);
  });

  it('works in two tabs, and shows the decision in the second', async () => {
    const gus = await askAndConfirm(world, { email: 'gus@contoso.example', givenName: 'Gus' });
    const ravi = await world.person();
    const link = linkOf(await approvalMail('Gus'), '/review/');
    const other = await ravi.context.newPage();
    await other.goto(link);
    await decide(ravi, link, 'approve');

    await other.locator('input[name="choice"][value="deny"]').check();
    await other.locator('[name="justification"]').fill('Changed my mind');
    await submit(other);

    expect(await other.locator('main').getAttribute('data-page')).toBe('review-decided');
    expect(await other.locator('main').getAttribute('data-choice')).toBe('approve');
    await Promise.all([gus.leave(), ravi.leave()]);
  });

  it('lets somebody without cookies decide with the reference', async () => {
    const hal = await askAndConfirm(world, { email: 'hal@contoso.example', givenName: 'Hal' });
    const ravi = await world.person();
    const link = linkOf(await approvalMail('Hal'), '/review/');
    await ravi.page.goto(link);
    await ravi.page.locator('input[name="choice"][value="approve"]').check();
    await humanPause(ravi.page);
    await ravi.context.clearCookies();
    await submit(ravi.page);
    expect(await ravi.pageKind()).toBe('review');
    const text = await ravi.page.locator('main').innerText();
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';

    await ravi.page.locator('[name="reference"]').fill(reference);
    await ravi.page.locator('input[name="choice"][value="approve"]').check();
    await ravi.context.clearCookies();
    await submit(ravi.page);

    expect(await ravi.pageKind()).toBe('review-decided');
    await Promise.all([hal.leave(), ravi.leave()]);
  });

  it('mails a fresh link for an expired one, to the address it was issued to', async () => {
    const ida = await askAndConfirm(world, { email: 'ida@fabrikam.example', givenName: 'Ida' });
    const link = linkOf(await approvalMail('Ida'), '/review/');
    const ravi = await world.person();
    await ravi.page.goto(link.replace(/^(.*)\?.*$/, '$1x'));
    expect(await ravi.pageKind()).toBe('link-invalid');

    await ravi.page.locator('input[name="email"]').fill('ravi@host.example');
    await submit(ravi.page);

    expect(await ravi.pageKind()).toBe('links-sent');
    const again = await eventually(async () => {
      const filter = { kind: 'approval-request', to: 'ravi@host.example' };
      const mails = await world.stack.mails(filter);
      return mails.filter(({ subject }) => subject.includes('Ida')).at(1);
    }, 'another approval mail');
    await ravi.page.goto(linkOf(again, '/review/'));
    expect(await ravi.pageKind()).toBe('review');
    await Promise.all([ida.leave(), ravi.leave()]);
  });

  it('keeps the language that was chosen', async () => {
    const { page, leave } = await world.person({ locale: 'fr-FR' });

    await page.goto(`${world.stack.baseUrl}/signup/project-x`);

    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await leave();
  });
});
