import { printableLine } from '../domain/quoted-text';
import type { RenderMail } from '../ports/render-mail';
import { accentPalette } from './accent-palette';
import { shippedCatalogues, type Catalogues } from './catalogue';
import { compiledTemplates } from './compiled-templates';
import { makeMailScope } from './mails/make-mail-scope';
import { oncePerLocale } from './once-per-locale';
import { makeTemplateEngine } from './template-engine';
import { makeTimeWords } from './time-words';
import { makeWording } from './wording';

const longestSubject = 200;

/** The same mail templates with the parts of one format: `part/heading` is `mails/html/heading` or `mails/text/heading`. */
function templatesFor(format: 'html' | 'text'): Readonly<Record<string, string>> {
  const folder = `mails/${format}/`;
  return Object.fromEntries(
    Object.entries(compiledTemplates).map(([name, text]) => [
      name.startsWith(folder) ? `part/${name.slice(folder.length)}` : name,
      text,
    ]),
  );
}

/** Parts bring their own empty lines; one between two is enough. */
function tidyText(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return `${lines
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`;
}

function subjectLine(subject: string): string {
  const characters = Array.from(printableLine(subject));
  if (characters.length <= longestSubject) return characters.join('');
  return `${characters.slice(0, longestSubject - 1).join('')}…`;
}

/** @param catalogues the sentences of every language; others than the shipped ones are for tests */
export function makeRenderMail(catalogues: Catalogues): RenderMail {
  const toolsOf = oncePerLocale((locale) => {
    const wording = makeWording(locale, catalogues[locale]);
    return {
      wording,
      html: makeTemplateEngine(templatesFor('html'), wording, 'html'),
      text: makeTemplateEngine(templatesFor('text'), wording, 'text'),
    };
  });

  return (mail, { locale, branding }) => {
    const made = toolsOf(locale);
    const times = makeTimeWords(locale, branding.timeZone);
    const scope = makeMailScope(mail, { wording: made.wording, times, branding });
    const subject = subjectLine(scope.subject);
    const palette = accentPalette(branding.accent);
    const globals = {
      locale,
      branding,
      subject,
      preheader: scope.preheader,
      privacy: made.wording.say('common.privacy'),
      ...palette,
    };
    const template = `mails/${mail.kind}`;
    return {
      subject,
      text: tidyText(made.text.render(template, scope, globals)),
      html: made.html.render(template, scope, globals),
    };
  };
}

/** The product's mails. */
export const renderMail: RenderMail = makeRenderMail(shippedCatalogues);
