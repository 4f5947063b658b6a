import type { Page } from 'playwright-core';
import { writePartnerPolicies, type PartnerPolicies } from '../support/partner-policies';
import { runNpmCommand } from '../support/run-command';
import { openPartnerSite, type PartnerSite } from './support/partner-site';
import { submit } from './support/requestor';
import { linkOf, startWorld, type World } from './support/world';

interface Snippets {
  readonly curl: string;
  readonly fetch: string;
  readonly form: string;
}

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel('Votre adresse mail professionnelle').fill(email);
  await page.getByLabel('Prénom').fill('Zoé');
  await page.getByLabel('Nom', { exact: false }).last().fill('Martin');
  await page.getByLabel('Votre rôle dans le projet').selectOption('site');
  await page.getByLabel('J’accepte les conditions d’utilisation').check();
}

/** The snippet with its second step in place of the first. */
const asksAtOnce = (snippet: string, email: string): string =>
  snippet
    .replace(/^console\.log.*$/m, '')
    .replace(/^\/\/ console\.log/m, 'console.log')
    .replace('ana.silva@contoso.example', email)
    .replace(
      'await askForAccess(signUp, idempotencyKey)',
      '(await askForAccess(signUp, idempotencyKey)).reference',
    );

describe('what npm run partner-form prints, pasted into a page of another origin', () => {
  let site: PartnerSite;
  let stranger: PartnerSite;
  let policies: PartnerPolicies;
  let world: World;
  let snippets: Snippets;

  const command = (...more: readonly string[]): readonly string[] => [
    '--package=project-x',
    '--organization=contoso',
    `--policies=${policies.folder}`,
    `--base-url=${world.stack.baseUrl}`,
    ...more,
  ];

  beforeAll(async () => {
    [site, stranger] = await Promise.all([openPartnerSite(), openPartnerSite()]);
    policies = await writePartnerPolicies({
      allowedOrigins: [site.origin],
      returnUrls: [`${site.origin}/thanks`],
    });
    world = await startWorld({ policiesDir: policies.folder });
    const { stdout } = await runNpmCommand('partner-form', command('--json', '--language', 'fr'));
    snippets = JSON.parse(stdout) as Snippets;
  });
  afterAll(async () => {
    await Promise.all([world.stop(), site.close(), stranger.close(), policies.remove()]);
  });

  /** What a page of the site writes to its console, once it has written or failed. */
  async function consoleOf(from: PartnerSite, script: string): Promise<string> {
    const { page, leave } = await world.person();
    from.paste(`<script type="module">${script}</script>`);
    const written = Promise.race([
      page.waitForEvent('console', (one) => one.type() === 'log').then((one) => one.text()),
      page.waitForEvent('pageerror').then(({ message }) => message),
    ]);
    await page.goto(`${from.origin}/`);
    const text = await written;
    await leave();
    return text;
  }

  it('shows the dry run before everything else', async () => {
    const { stdout, code } = await runNpmCommand('partner-form', command());

    expect(code).toBe(0);
    expect(stdout).toMatch(/^1\. In a shell: the dry run\.\n\n# Dry run/);
    expect(stdout.indexOf('"dryRun": true')).toBeLessThan(stdout.indexOf('<form'));
    expect(snippets.fetch.indexOf('dryRun: true')).toBeLessThan(
      snippets.fetch.indexOf('askForAccess(signUp, idempotencyKey))'),
    );
  });

  it('asks from the form and comes back with reference and what to do next', async () => {
    const { page, leave } = await world.person();
    site.paste(snippets.form);
    await page.goto(`${site.origin}/`);
    await fill(page, 'zoe@contoso.example');

    await submit(page);

    const { origin, pathname, searchParams } = new URL(page.url());
    expect(`${origin}${pathname}`).toBe(`${site.origin}/thanks`);
    expect(searchParams.get('reference')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(searchParams.get('next')).toBe('confirm-address');
    const mail = await world.mail({ kind: 'verify-address', to: 'zoe@contoso.example' });
    await page.goto(linkOf(mail, '/verify/'));
    expect(mail.subject).toContain('Espace Projet X');
    expect(await page.locator('main').innerText()).toContain('Martin');
    await leave();
  });

  it('shows the hosted form for what is wrong, and comes back from there all the same', async () => {
    const { page, pageKind, leave } = await world.person();
    site.paste(snippets.form);
    await page.goto(`${site.origin}/`);
    await fill(page, 'yan+px@contoso.example');

    await submit(page);

    expect(new URL(page.url()).origin).toBe(world.stack.baseUrl);
    expect(await pageKind()).toBe('signup');
    expect(await page.locator('#email').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('[name="givenName"]').inputValue()).toBe('Zoé');
    expect(await page.locator('[name="returnUrl"]').inputValue()).toBe(`${site.origin}/thanks`);
    await page.locator('#email').fill('yan@contoso.example');
    await submit(page);
    expect(page.url()).toMatch(`${site.origin}/thanks?reference=`);
    await leave();
  });

  it('asks for another address where one is refused, and comes back from there too', async () => {
    const { page, pageKind, leave } = await world.person();
    site.paste(snippets.form);
    await page.goto(`${site.origin}/`);
    await fill(page, 'ugo@private.example');
    await submit(page);
    expect(await pageKind()).toBe('problem');

    await page.getByLabel('Votre adresse mail professionnelle').fill('ugo@contoso.example');
    await submit(page);

    expect(page.url()).toMatch(`${site.origin}/thanks?reference=`);
    await world.mail({ kind: 'verify-address', to: 'ugo@contoso.example' });
    await leave();
  });

  it('tries the form without effect when asked to', async () => {
    const { page, pageKind, leave } = await world.person();
    const note = /<!-- .*(<input [^>]*>) -->/;
    const [, dryRun = ''] = note.exec(snippets.form) ?? [];
    site.paste(snippets.form.replace('</form>', `${dryRun}</form>`));
    await page.goto(`${site.origin}/`);
    await fill(page, 'xan@contoso.example');

    await submit(page);

    expect(await pageKind()).toBe('signup');
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
    expect(await world.stack.mails({ to: 'xan@contoso.example' })).toEqual([]);
    await leave();
  });

  it('lets a page of the origin dry run and ask with fetch', async () => {
    expect(await consoleOf(site, snippets.fetch)).toContain('dryRun');
    expect(await world.stack.mails({ to: 'ana.silva@contoso.example' })).toEqual([]);

    const reference = await consoleOf(site, asksAtOnce(snippets.fetch, 'wim@contoso.example'));

    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await world.mail({ kind: 'verify-address', to: 'wim@contoso.example' });
  });

  it('lets the page read what is wrong', async () => {
    const wrong = await consoleOf(site, asksAtOnce(snippets.fetch, 'vic+1@contoso.example'));

    expect(wrong).toMatch(/#\/email An address with this character cannot be invited/);
  });

  it('lets no other origin use it', async () => {
    const refused = await consoleOf(stranger, asksAtOnce(snippets.fetch, 'uma@contoso.example'));

    expect(refused).toMatch(/Failed to fetch/);
    expect(await world.stack.mails({ to: 'uma@contoso.example' })).toEqual([]);
  });

  it.each([
    [['--frob'], "Unknown option '--frob'."],
    [['--organization', 'contoso'], 'Name the package with --package ID.'],
    [['--package', 'nothing', '--organization', 'contoso'], 'There is no access package nothing.'],
    [['--package', 'project-x', '--organization', 'x'], 'There is no connected organization x.'],
    [
      ['--package', 'project-x', '--organization', 'contoso', '--language', 'xx'],
      '--language is one of en, fr.',
    ],
    [
      ['--package', 'project-x', '--organization', 'contoso', '--base-url', 'ftp://x'],
      '--base-url must be an absolute address that begins with https://.',
    ],
  ])('refuses %p in one sentence', async (args, sentence) => {
    const end = await runNpmCommand('partner-form', args);

    expect(end).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });
});
