import { locales, type Locale } from '../domain/locale';
import type { PageContext, PageModel, RenderPage } from '../ports/render-page';
import { shippedCatalogues, type Catalogues } from './catalogue';
import { compiledTemplates } from './compiled-templates';
import { oncePerLocale } from './once-per-locale';
import { pageScope } from './pages/page-scope';
import { stylesheet } from './stylesheet';
import { makeTemplateEngine, type Scope } from './template-engine';
import { makeTimeWords } from './time-words';
import { makeWording } from './wording';

function languageLink(path: string, locale: Locale): string {
  const [start = '/', query = ''] = path.split('?');
  const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('lang='));
  return `${start}?${[...kept, `lang=${locale}`].join('&')}`;
}

function otherLanguages(context: PageContext, catalogues: Catalogues): readonly Scope[] {
  const { path } = context;
  if (path === undefined) return [];
  return locales
    .filter((locale) => locale !== context.locale)
    .map((locale) => ({
      locale,
      href: languageLink(path, locale),
      name: catalogues[locale]['common.languageName'],
    }));
}

/** Pages that search engines may list; all others are somebody's own. */
const publicPages: ReadonlySet<string> = new Set<PageModel['kind']>(['packages', 'signup']);

/** @param catalogues the sentences of every language; others than the shipped ones are for tests */
export function makeRenderPage(catalogues: Catalogues): RenderPage {
  const toolsOf = oncePerLocale((locale) => {
    const wording = makeWording(locale, catalogues[locale]);
    return { wording, engine: makeTemplateEngine(compiledTemplates, wording, 'html') };
  });

  return (page, context) => {
    const { locale, branding } = context;
    const { wording, engine } = toolsOf(locale);
    const times = makeTimeWords(locale, branding.timeZone);
    const scope = pageScope(page, { wording, times, branding });
    const globals = {
      isPublic: publicPages.has(page.kind),
      locale,
      branding,
      stylesheet: stylesheet(branding.accent).path,
      languages: otherLanguages(context, catalogues),
    };
    return engine.render(`pages/${page.kind}`, { ...scope, kind: page.kind, page }, globals);
  };
}

/** The product's pages. */
export const renderPage: RenderPage = makeRenderPage(shippedCatalogues);
