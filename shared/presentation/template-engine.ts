import { Liquid } from 'liquidjs';
import type { LocalizedText } from '../domain/localized-text';
import { policyText } from './policy-text';
import { printableLine, printableText, quotedText } from '../domain/quoted-text';
import type { MessageValues } from './catalogue';
import { escapeHtml } from './escape-html';
import type { Wording } from './wording';

/** Values that a template may use; strict: one that is missing is an error, but for `if` and `default`. */
export type Scope = Readonly<Record<string, unknown>>;

export interface TemplateEngine {
  /** @throws Error on a mistake in a template: a missing value, message or partial */
  render(template: string, scope: Scope, globals: Scope): string;
}

/** Far above what any page takes; a template that runs away ends. */
const limits = { parseLimit: 100_000, renderLimit: 10_000, memoryLimit: 10_000_000 };

type NamedValue = readonly [name: string, value: string | number];

function messageValues(pairs: readonly NamedValue[]): MessageValues {
  return Object.fromEntries(pairs);
}

/** The message as HTML: its values escaped, its own `**…**` made strong. The only text that reaches a page as markup. */
function richMessage(wording: Wording, key: string, values: MessageValues): string {
  const escaped = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    // A `*` of somebody's own is no markup.
    escapeHtml(String(value)).replace(/\*/gu, '&#42;'),
  ]);
  return wording.say(key, Object.fromEntries(escaped)).replace(/\*\*(.+?)\*\*/gu, '<b>$1</b>');
}

function plainMessage(wording: Wording, key: string, values: MessageValues): string {
  return wording.say(key, values).replace(/\*\*/gu, '');
}

/**
 * Liquid over the given templates in one language. Every output is stripped of bidi and control characters, and escaped in HTML.
 * Filters: `say` and `rich` (messages), `pick` (a policy's text), `line` (on one line), `quoted` (as mails quote).
 */
export function makeTemplateEngine(
  templates: Readonly<Record<string, string>>,
  wording: Wording,
  format: 'html' | 'text',
): TemplateEngine {
  const liquid = new Liquid({
    ...limits,
    templates,
    cache: true,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    jsTruthy: true,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) =>
      format === 'html' ? escapeHtml(String(value)) : printableText(String(value)),
  });
  liquid.registerFilter('say', (key: string, ...pairs: NamedValue[]) =>
    plainMessage(wording, key, messageValues(pairs)),
  );
  liquid.registerFilter('rich', {
    raw: format === 'html',
    handler: (key: string, ...pairs: NamedValue[]) =>
      format === 'html'
        ? richMessage(wording, key, messageValues(pairs))
        : plainMessage(wording, key, messageValues(pairs)),
  });
  liquid.registerFilter('pick', (text: LocalizedText) => policyText(text, wording.locale));
  liquid.registerFilter('line', (text: string) => printableLine(text));
  liquid.registerFilter('quoted', (text: string) => quotedText(text));
  return {
    render: (template, scope, globals) => {
      const rendered: unknown = liquid.renderFileSync(template, scope, { globals });
      return String(rendered);
    },
  };
}
