import { HttpRequest } from '@azure/functions';
import { hasRepeats, parseForm } from '../../../../functions/http/form-fields';
import { readBody } from '../../../../functions/http/request-body';

const form = 'application/x-www-form-urlencoded';

const posted = (bytes: Buffer, headers: Record<string, string> = {}): HttpRequest =>
  new HttpRequest({
    method: 'POST',
    url: 'http://internal.host/',
    headers: { 'content-type': form, 'content-length': String(bytes.length), ...headers },
    body: { bytes },
  });

describe('readBody', () => {
  it('reads UTF-8', async () => {
    const body = await readBody(posted(Buffer.from('name=Zoë')), ['form']);

    expect(body).toEqual({ kind: 'body', type: 'form', text: 'name=Zoë' });
  });

  it('takes 64 KiB and not one byte more', async () => {
    const most = await readBody(posted(Buffer.alloc(65_536, 'x')), ['form']);
    const more = await readBody(posted(Buffer.alloc(65_537, 'x')), ['form']);

    expect(most.kind).toBe('body');
    expect(more).toEqual({ kind: 'problem', code: 'body-too-large' });
  });

  it('does not trust the length that was said', async () => {
    const body = await readBody(posted(Buffer.alloc(70_000), { 'content-length': '5' }), ['form']);

    expect(body).toEqual({ kind: 'problem', code: 'body-too-large' });
  });

  it.each([[Buffer.from([0x61, 0x3d, 0xff])], [Buffer.from([0x61, 0x3d, 0xc3])]])(
    'refuses what is no UTF-8',
    async (bytes) => {
      expect(await readBody(posted(bytes), ['form'])).toEqual({
        kind: 'problem',
        code: 'malformed-body',
      });
    },
  );

  it.each([
    [`${form}; charset=UTF-8`, 'body'],
    [`${form};charset="utf-8"`, 'body'],
    [form.toUpperCase(), 'body'],
    [`${form}; charset=iso-8859-1`, 'problem'],
    ['multipart/form-data; boundary=x', 'problem'],
    ['application/json', 'problem'],
    ['', 'problem'],
  ])('takes a form of type "%s" as a %s', async (type, kind) => {
    const body = await readBody(posted(Buffer.from('a=b'), { 'content-type': type }), ['form']);

    expect(body.kind).toBe(kind);
  });
});

describe('parseForm', () => {
  it.each([
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a=x+y%2Bz', [['a', 'x y+z']]],
    [
      'a==b&c&&d=',
      [
        ['a', '=b'],
        ['c', ''],
        ['d', ''],
      ],
    ],
    ['%C3%A9=%F0%9F%91%8B', [['é', '👋']]],
    ['', []],
  ])('reads "%s"', (text, fields) => {
    expect([...(parseForm(text) ?? [])]).toEqual(fields);
  });

  it.each(['a=%', 'a=%zz', 'a=%ff', 'a=%C3', '%ED%A0%80=a'])('refuses "%s"', (text) => {
    expect(parseForm(text)).toBeUndefined();
  });

  it('reads what URLSearchParams wrote', () => {
    const written = new URLSearchParams({ 'answers.role': 'a&b=c', name: 'Zoë "x" <y>' });

    expect(String(parseForm(written.toString()))).toBe(written.toString());
  });
});

describe('hasRepeats', () => {
  it.each([
    ['a=1&b=1', false],
    ['a=1&a=1', true],
    ['a=1&%61=2', true],
  ])('tells of "%s": %s', (text, repeats) => {
    expect(hasRepeats(parseForm(text) ?? new URLSearchParams())).toBe(repeats);
  });
});
