import type { HttpAnswer, HttpApp } from './http-app';
import { unescapeHtml } from './visible-text';

/** What a page in text form is, and what it holds. */
export interface SeenPage {
  /** `data-page` of its main part. */
  readonly name: string | undefined;
  /** `data-code` of a problem. */
  readonly code: string | undefined;
  /** `data-choice` of a decision. */
  readonly choice: string | undefined;
  /** Where its form posts to. */
  readonly action: string | undefined;
  readonly csrf: string | undefined;
}

export function seen({ text }: Pick<HttpAnswer, 'text'>): SeenPage {
  const find = (pattern: RegExp): string | undefined =>
    pattern.exec(text)?.[1]?.replaceAll('&amp;', '&');
  return {
    name: find(/<main data-page="([^"]*)"/),
    code: find(/<main[^>]* data-code="([^"]*)"/),
    choice: find(/<main[^>]* data-choice="([^"]*)"/),
    action: find(/<form method="post" action="([^"]*)"/),
    csrf: find(/name="csrf" value="([^"]*)"/),
  };
}

/** What a page's form carries along unseen, in its order. */
export function hiddenFields({ text }: Pick<HttpAnswer, 'text'>): Readonly<Record<string, string>> {
  const inputs = text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return Object.fromEntries(
    [...inputs].map(([, name = '', value = '']) => [unescapeHtml(name), unescapeHtml(value)]),
  );
}

export interface Browser {
  /** The page that it shows. */
  readonly page: HttpAnswer;
  get(path: string): Promise<HttpAnswer>;
  /** Posts the form of the page that it shows, with the hidden value of that page. */
  submit(
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer>;
}

export interface BrowserOptions {
  /** False when it keeps no cookies. */
  readonly cookies?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser without JavaScript: keeps cookies, posts forms with its origin, shows what is answered, follows nothing. */
export function makeBrowser(
  http: HttpApp,
  { cookies = true, headers: always = {} }: BrowserOptions = {},
): Browser {
  let page: HttpAnswer = { status: 0, headers: new Headers(), cookies: [], text: '' };
  let cookie: string | undefined;
  const show = (answer: HttpAnswer): HttpAnswer => {
    const [set] = answer.cookies;
    if (cookies && set !== undefined) cookie = `${set.name}=${set.value}`;
    if (answer.text !== '') page = answer;
    return answer;
  };
  const headers = (): Readonly<Record<string, string>> => ({
    ...always,
    ...(cookie === undefined ? {} : { cookie }),
  });
  return {
    get page() {
      return page;
    },
    get: async (path) => show(await http.send('GET', path, { headers: headers() })),
    async submit(fields, more = {}) {
      const { action, csrf } = seen(page);
      if (action === undefined) throw new Error('the page has no form');
      const form = { ...(csrf === undefined ? {} : { csrf }), ...fields };
      const origin = 'https://vestibule.example';
      const sent = { origin, 'sec-fetch-site': 'same-origin', ...headers(), ...more };
      return show(await http.send('POST', action, { form, headers: sent }));
    },
  };
}
