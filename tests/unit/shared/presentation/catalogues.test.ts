import { locales } from '../../../../shared/domain/locale';
import { shippedCatalogues, type Catalogue } from '../../../../shared/presentation/catalogue';
import { makeRenderMail } from '../../../../shared/presentation/render-mail';
import { makeRenderPage } from '../../../../shared/presentation/render-page';
import { sampleBranding, sampleMails, samplePages } from '../../../support/presentation-samples';
import { mailVariants, pageVariants } from '../../../support/presentation-variants';
import { visibleText } from '../../../support/visible-text';

type Message = Catalogue[string];

const formsOf = (message: Message | undefined): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message ?? {});

const placeholdersOf = (message: Message | undefined): readonly string[] =>
  [...new Set(formsOf(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].toSorted();

const entries = locales.flatMap((locale) =>
  Object.entries(shippedCatalogues[locale]).map(([key, message]) => ({ locale, key, message })),
);
const french = entries.filter(({ locale }) => locale === 'fr');

describe('catalogues', () => {
  it('have the same keys in every language', () => {
    const [first, ...others] = locales.map((locale) =>
      Object.keys(shippedCatalogues[locale]).toSorted(),
    );

    for (const other of others) expect(other).toEqual(first);
  });

  it('use the same values in every language', () => {
    const differing = Object.keys(shippedCatalogues.en).filter(
      (key) =>
        placeholdersOf(shippedCatalogues.en[key]).join(' ') !==
        placeholdersOf(shippedCatalogues.fr[key]).join(' '),
    );

    expect(differing).toEqual([]);
  });

  it('hold no markup', () => {
    const marked = entries.filter(({ message }) => /[<>&]/.test(formsOf(message).join(' ')));

    expect(marked).toEqual([]);
  });

  it('speak plainly: no exclamation, no please, no straight quotes', () => {
    const loud = entries.filter(({ message }) =>
      /!|please|s’il vous plaît|['"]/i.test(formsOf(message).join(' ')),
    );

    expect(loud).toEqual([]);
  });

  it('space French as French is spaced', () => {
    const wrong = french.filter(({ message }) =>
      formsOf(message).some((form) =>
        /[^\u202f][?!;]|[^\u00a0]:(?=[ *]|$)|«(?!\u00a0)|(?<!\u00a0)»|[“”']| [?!;:»]/.test(form),
      ),
    );

    expect(wrong).toEqual([]);
  });
});

const block = '░';

/** Every letter of a message becomes a block, values stay: letters that are left come from somewhere else. */
const blocked = (form: string): string =>
  form.replace(/\{\w+\}|\p{L}/gu, (found) => (found.startsWith('{') ? found : block));

const pseudo: Catalogue = Object.fromEntries(
  Object.entries(shippedCatalogues.en).map(([key, message]) => [
    key,
    typeof message === 'string' ? blocked(message) : { other: blocked(message.other) },
  ]),
);

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner: unknown) => leaves(inner));
}

const dateWords =
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|May|November|December|Paris time\b/g;
const listWords = /\b(?:and|or)\b/g;

/** What is left of a text once messages, the model's own texts, dates and lists are gone. */
function hardCoded(text: string, model: unknown): readonly string[] {
  const own = leaves([model, sampleBranding]).flatMap((leaf) => [leaf, ...leaf.split(/[@.]/)]);
  const longestFirst = own
    .filter((leaf) => /\p{L}{2,}/u.test(leaf))
    .toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, leaf) => left.replaceAll(leaf, ''), text);
  return (
    rest
      .replace(dateWords, '')
      .replace(listWords, '')
      .match(/\p{L}{2,}/gu) ?? []
  );
}

describe('with blocks instead of sentences', () => {
  const catalogues = { en: pseudo, fr: pseudo };
  const renderPage = makeRenderPage(catalogues);
  const renderMail = makeRenderMail(catalogues);

  it.each(Object.entries(samplePages))('the page %s has no text of its own', (_, page) => {
    const html = renderPage(page, {
      locale: 'en',
      branding: sampleBranding,
      path: '/',
    });

    expect(hardCoded(visibleText(html), page)).toEqual([]);
    expect(html).toContain(block);
  });

  it.each(Object.entries(sampleMails))('the mail %s has no text of its own', (_, mail) => {
    const { subject, text, html } = renderMail(mail, {
      locale: 'en',
      branding: sampleBranding,
    });

    expect(hardCoded(`${subject}\n${text}\n${visibleText(html)}`, mail)).toEqual([]);
  });
});

/** Chosen by codes, counts and lengths of time that come from elsewhere. */
const byCode = /^(?:mail\.problem\.causes|common\.(?:hours|months|workingDays|seconds|others))/;

describe.each(locales)('the sentences in %s', (locale) => {
  it('are all said somewhere, with their values', () => {
    const said = new Set<string>();
    const noting: Catalogue = new Proxy(shippedCatalogues[locale], {
      get: (target, key) => {
        said.add(String(key));
        return Reflect.get(target, key) as Message | undefined;
      },
    });
    const renderPage = makeRenderPage({ en: noting, fr: noting });
    const renderMail = makeRenderMail({ en: noting, fr: noting });
    const context = { locale, branding: sampleBranding, path: '/' };

    for (const page of [...Object.values(samplePages), ...pageVariants]) renderPage(page, context);
    for (const mail of [...Object.values(sampleMails), ...mailVariants]) renderMail(mail, context);

    const unsaid = Object.keys(noting).filter((key) => !said.has(key) && !byCode.test(key));
    expect(unsaid).toEqual([]);
  });
});
