import fc from 'fast-check';

import { html } from '../../../../local/web/html';

describe('html', () => {
  it('escapes what is interpolated, in text and attributes alike', () => {
    const { markup } = html`<a title="${'"><script>'}">${"Tom & 'Jerry'"}</a>`;

    expect(markup).toBe('<a title="&quot;&gt;&lt;script&gt;">Tom &amp; &#39;Jerry&#39;</a>');
  });

  it('keeps markup it made itself and joins lists', () => {
    const items = ['a', 'b'].map((item) => html`<li>${item}</li>`);

    expect(html`${items}`.markup).toBe('<li>a</li><li>b</li>');
  });

  it('shows numbers, and nothing for undefined', () => {
    expect(html`${0}${undefined}`.markup).toBe('0');
  });

  it('never lets a character through that opens or closes markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/u);
      }),
    );
  });
});
