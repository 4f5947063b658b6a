import { html } from './html';
import type { Html } from './html';
import { pageStyle } from './page-style';

export interface Page {
  readonly title: string;
  /** What the page belongs to, shown above every page, e.g. `Inbox`. */
  readonly place: string;
  /** Value of `data-page` on `<main>`, by which tests know the page. */
  readonly name: string;
  readonly body: Html;
}

const arch = html`<svg
  viewBox="0 0 32 32"
  fill="none"
  stroke="currentColor"
  stroke-width="2.4"
  stroke-linecap="round"
  aria-hidden="true"
>
  <path d="M5 28V15a11 11 0 0 1 22 0v13" />
  <path d="M11 28V16a5 5 0 0 1 10 0v12" />
  <path d="M3 28h26" />
</svg>`;

/** The shell of every local page: works without scripts, light and dark, narrow and wide. */
export function renderPage({ title, place, name, body }: Page): string {
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${place}</title>
        <style>
          ${{ markup: pageStyle }}
        </style>
      </head>
      <body>
        <div class="page">
          <header class="brand">
            <a href="/">${arch}<strong>${place}</strong></a
            ><span>local stack</span>
          </header>
          <main data-page="${name}">${body}</main>
        </div>
      </body>
    </html>`;
  return markup;
}
