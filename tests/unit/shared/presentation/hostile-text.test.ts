import { locales } from '../../../../shared/domain/locale';
import type { MailModel } from '../../../../shared/ports/render-mail';
import type { PageModel } from '../../../../shared/ports/render-page';
import { renderMail } from '../../../../shared/presentation/render-mail';
import { renderPage } from '../../../../shared/presentation/render-page';
import { sampleBranding, sampleMails, samplePages } from '../../../support/presentation-samples';

const hostile =
  '</textarea>"\'><script>alert(1)</script>{{ 7 | times: 191 }}{% raw %}\u202Egnp\u0007**b**';

const typed = new Set([
  'givenName',
  'surname',
  'organization',
  'justification',
  'message',
  'requestorName',
  'organizationName',
  'email',
  'badge',
  'name',
  'cause',
  'value',
]);

/** The model with everything that a person could have typed made hostile. */
function poison<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') return (typed.has(key) ? hostile : value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => poison(item, key)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, poison<unknown>(inner, name)]),
  ) as Value;
}

const pages = locales.flatMap((locale) =>
  Object.entries(samplePages).map(([name, page]) => ({ name, locale, page: page as PageModel })),
);
const mails = locales.flatMap((locale) =>
  Object.entries(sampleMails).map(([name, mail]) => ({ name, locale, mail: mail as MailModel })),
);

const dangerous = /<script|<\/textarea>"|(?!\n)\p{Cc}|\u202E|1337|<b>b<\/b>/u;

describe.each(pages)('the page $name in $locale', ({ page, locale }) => {
  it('makes hostile text harmless', () => {
    const context = { locale, branding: sampleBranding, path: '/"><script>alert(1)</script>' };
    const html = renderPage(poison(page), context);

    expect(html).not.toMatch(dangerous);
  });
});

describe.each(mails)('the mail $name in $locale', ({ mail, locale }) => {
  it('makes hostile text harmless', () => {
    const { subject, text, html } = renderMail(poison(mail), { locale, branding: sampleBranding });

    expect(html).not.toMatch(dangerous);
    expect(`${subject}${text}`).not.toMatch(/\u202E|(?!\n)\p{Cc}|1337/u);
  });
});

describe('hostile text', () => {
  it('is shown as it was typed, not as a template', () => {
    const context = { locale: 'en', branding: sampleBranding, path: '/' } as const;
    const html = renderPage(poison(samplePages.review), context);

    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 | times: 191 }}{% raw %}gnp');
  });
});
