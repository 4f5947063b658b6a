import { locales } from '../../../../shared/domain/locale';
import type { PageModel } from '../../../../shared/ports/render-page';
import { renderPage } from '../../../../shared/presentation/render-page';
import { stylesheet } from '../../../../shared/presentation/stylesheet';
import { sampleBranding, samplePages } from '../../../support/presentation-samples';

const cases = locales.flatMap((locale) =>
  Object.entries(samplePages).map(([name, page]) => ({ name, locale, page: page as PageModel })),
);

const render = (page: PageModel, path = '/here', locale: 'en' | 'fr' = 'en'): string =>
  renderPage(page, { locale, branding: sampleBranding, path });

describe.each(cases)('renderPage: $name in $locale', ({ page, locale }) => {
  const html = render(page, '/here', locale);

  it('is a document in its language that names its page', () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain(`<html lang="${locale}" dir="ltr">`);
    expect(html).toContain(`<main data-page="${page.kind}"`);
  });

  it('has one heading that its title repeats', () => {
    const headings = [...html.matchAll(/<h1>(.+?)<\/h1>/g)].map((match) => match[1]);

    expect(headings).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+ – Host Corporation<\/title>/);
    expect(html.split('<title>')[1]).toContain(headings[0]);
  });

  it('holds no script, no inline style and one style sheet', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
    expect(html.match(/rel="stylesheet" href="([^"]+)"/)?.[1]).toBe(stylesheet().path);
  });

  it('has at most one filled button, and submits nothing by itself', () => {
    expect(html.match(/class="button"/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(html).not.toMatch(/http-equiv|<form[^>]*method="get"/);
  });

  it('says what is next or what to do now', () => {
    expect(html).toMatch(
      /What happens next|What you can do|Et ensuite|Ce que vous pouvez faire|<form|class="note/,
    );
  });

  it('uses every id once, and links errors and labels to ids that exist', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    const wanted = [...html.matchAll(/(?:href="#|\sfor="|aria-describedby=")([^"]+)"/g)].flatMap(
      (match) => (match[1] ?? '').split(' '),
    );

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(wanted));
  });
});

describe('renderPage', () => {
  it('gives the same text for the same model', () => {
    expect(render(samplePages.review)).toBe(render(samplePages.review));
  });

  it('says in the title that something is wrong', () => {
    expect(render(samplePages['signup (errors)'])).toContain('<title>Error: Ask for access');
    expect(render(samplePages['review (changed)'], '/', 'fr')).toContain('<title>Erreur\u00a0: ');
    expect(render(samplePages.signup)).not.toContain('<title>Error');
  });

  it('links to the same page in the other language and keeps the query', () => {
    const html = render(samplePages.review, '/review/t?choice=deny&lang=en');

    expect(html).toContain('href="/review/t?choice=deny&amp;lang=fr" lang="fr" hreflang="fr"');
    expect(html).toContain('>Français</a>');
  });

  it('has no language links where one would lose what was typed', () => {
    const context = { locale: 'en', branding: sampleBranding } as const;

    expect(renderPage(samplePages['signup (errors)'], context)).not.toMatch(/<nav|hreflang/);
  });

  it('shows the logo instead of the arch where there is one', () => {
    const branding = { ...sampleBranding, logo: 'https://host.example/logo.svg' };
    const html = renderPage(samplePages.packages, { locale: 'en', branding, path: '/' });

    expect(html).toContain('<img src="https://host.example/logo.svg" alt=""');
    expect(html).not.toContain('<svg');
  });

  it('links to the style sheet of the accent', () => {
    const branding = { ...sampleBranding, accent: '#7a1f5c' };
    const html = renderPage(samplePages.packages, { locale: 'en', branding, path: '/' });

    expect(html).toContain(stylesheet('#7a1f5c').path);
    expect(stylesheet('#7a1f5c').path).not.toBe(stylesheet().path);
  });

  it('keeps search engines from everything under a token', () => {
    const noIndex = '<meta name="robots" content="noindex">';

    expect(render(samplePages.review)).toContain(noIndex);
    expect(render(samplePages.status)).toContain(noIndex);
    expect(render(samplePages.packages)).not.toContain(noIndex);
  });

  it('links each package to its form', () => {
    const html = render(samplePages.packages);

    expect(html).toContain('<a href="/signup/project-x">Project X workspace</a>');
    expect(html).toContain('<a href="/signup/community">Community</a>');
  });

  it('announces a decision after a sign-up only where somebody decides', () => {
    const decides = '<b>Host Corporation decides</b>';

    expect(render(samplePages.received)).toContain(decides);
    expect(render({ ...samplePages.received, stageCount: 0 })).not.toContain(decides);
  });

  it('tells which mail to look for', () => {
    const html = render(samplePages.received);

    expect(html).toContain('guests@host.example');
    expect(html).toContain('Confirm your address for Project X workspace');
    expect(html).toContain('7K3M-9QXT');
  });

  it('carries the code of a problem and no internal name', () => {
    const html = render(samplePages['problem (internal)']);

    expect(html).toContain('<main data-page="problem" data-code="internal-error">');
    expect(html).toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(html.replace(/data-code="[^"]+"/, '')).not.toContain('internal-error');
  });

  it('asks for another address where one was refused, with the rest of the form unseen', () => {
    const html = render(samplePages['problem (another address)']);

    expect(html).toContain('<main data-page="problem" data-code="policy-refused">');
    expect(html).toContain('<form method="post" action="/signup/project-x" novalidate>');
    expect(html).toMatch(
      /<input id="email" name="email" type="email" value="ana@mail.example"[^>]+aria-describedby="email-hint">/,
    );
    expect(html).not.toContain('<input type="hidden" name="email"');
    expect(html).toContain(
      '<input type="hidden" name="justification" value="I coordinate deliveries for hall 3.\nFrom January.">',
    );
  });

  it('offers to send again what could not be taken, and hides all of it', () => {
    const html = render(samplePages['problem (send again)']);

    expect(html).toContain('<button class="button">Send again</button>');
    expect(html).toContain('<input type="hidden" name="email" value="ana@mail.example">');
    expect(html).not.toContain('<label');
  });

  it('has no form where a problem came with none', () => {
    expect(render({ kind: 'problem', code: 'policy-refused' })).not.toContain('<form');
  });

  it('tells whom to write to about an answer given by mistake, where somebody helps', () => {
    const page = samplePages['address-refused'];
    const branding = { ...sampleBranding, supportContact: undefined };

    expect(render(page)).toContain(
      'Chosen by mistake? <a href="mailto:desk@host.example">Write to desk@host.example</a>',
    );
    expect(renderPage(page, { locale: 'en', branding, path: '/' })).not.toContain('by mistake');
  });

  it('leads from a link that opens nothing to what can be asked for', () => {
    expect(render(samplePages['link-invalid'])).toContain('<a href="/">Ask again</a>');
  });

  it('asks for an address where a link opens nothing', () => {
    const html = render(samplePages['link-invalid (wrong)']);

    expect(html).toContain('<form method="post" action="/links"');
    expect(html).toMatch(
      /<input id="email" name="email" type="email" value="ana"[^>]+aria-invalid="true"/,
    );
  });
});
