import { readFirstJson, readWholeJson } from '../../../../local/functions-host/newtonsoft-json';

describe('JSON as Newtonsoft reads it', () => {
  it.each<[string, unknown]>([
    ['{"a":[1,true,null]}', { a: [1, true, null] }],
    ['{a:1, $b_2 : \'it\\\'s\', "c":"say \\u0022x\\u0022"}', { a: 1, $b_2: "it's", c: 'say "x"' }],
    ['[1,2,]', [1, 2]],
    ['{a:1,}', { a: 1 }],
    ['/* why */ [1 // one\n, /* two */ 2]', [1, 2]],
    ['[NaN, Infinity, -Infinity]', ['NaN', 'Infinity', '-Infinity']],
    ['[0x1F, 010, .5, 5., -1e3]', [31, 8, 0.5, 5, -1000]],
    ['"two\nlines"', 'two\nlines'],
    ['{__proto__: 1}', Object.fromEntries([['__proto__', 1]])],
  ])('takes %j', (text, value) => {
    expect(readWholeJson(text)).toMatchObject({ kind: 'read', value });
    expect(readFirstJson(text)).toMatchObject({ kind: 'read', value });
  });

  it.each([
    '',
    ' ',
    '{oops',
    '{a b:1}',
    '{a:1',
    '[1 2]',
    '[1}',
    'nothing',
    'nulls',
    'truly',
    '09',
    '1-2',
    '12abc4z',
    '"open',
    '"\\q"',
    '"\\u12"',
    'new Date(1)',
    '# note',
  ])('refuses %j', (text) => {
    expect(readWholeJson(text).kind).toBe('malformed');
    expect(readFirstJson(text).kind).toBe('malformed');
  });

  it.each<[string, unknown]>([
    ['2 too late', 2],
    ['true, by and large', true],
    ["'quoted' reason", 'quoted'],
    ['{} and more', {}],
  ])('finds the first value of %j, which is too much for a whole one', (text, value) => {
    expect(readFirstJson(text)).toMatchObject({ kind: 'read', value });
    expect(readWholeJson(text).kind).toBe('malformed');
  });

  it('keeps the text of what is JSON anyhow, and writes the rest anew', () => {
    expect(readWholeJson(' {"a" : 1.0}')).toMatchObject({ json: ' {"a" : 1.0}' });
    expect(readWholeJson('{a : 1}')).toMatchObject({ json: '{"a":1}' });
  });
});
