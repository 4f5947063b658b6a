import { seen, type SeenPage } from './http-browser';

/** A page that was answered, as a program reads it. */
export interface AnsweredPage extends SeenPage {
  readonly status: number;
  readonly url: string;
  readonly text: string;
}

/** A person's browser over plain HTTP: one cookie, no script, follows nothing by itself. */
export interface PageClient {
  open(url: string): Promise<AnsweredPage>;
  /** Posts the page's first form with its hidden value. */
  submit(page: AnsweredPage, fields: Readonly<Record<string, string>>): Promise<AnsweredPage>;
}

export function makePageClient(): PageClient {
  let cookie: string | undefined;
  const send = async (url: string, init: RequestInit): Promise<AnsweredPage> => {
    const headers = new Headers(init.headers);
    if (cookie !== undefined) headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) [cookie] = set.split(';');
    return { ...seen({ text }), status: response.status, url, text };
  };
  return {
    open: async (url) => send(url, {}),
    async submit({ action, csrf, url }, fields) {
      if (action === undefined || csrf === undefined) throw new Error(`${url} has no form.`);
      const body = new URLSearchParams({ csrf, ...fields });
      const target = new URL(action, url);
      return send(target.href, { method: 'POST', body, headers: { origin: target.origin } });
    },
  };
}
