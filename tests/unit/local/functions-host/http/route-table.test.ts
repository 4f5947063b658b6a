import { makeRouteTable } from '../../../../../local/functions-host/http/route-table';

interface Found {
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

function match(templates: readonly string[], path: string, method = 'GET'): Found | undefined {
  const methods = new Set(['GET']);
  const table = makeRouteTable(
    templates.map((template) => ({ template, methods, target: template })),
  );
  const found = table.match(method, path);
  return found && { template: found.target, values: found.values };
}

const values = (template: string, path: string): Found['values'] | undefined =>
  match([template], path)?.values;

describe('route templates', () => {
  it.each([
    ['items/{id}', '/items/5', { id: '5' }],
    ['items/{id}', '/ITEMS/AbC/', { id: 'AbC' }],
    ['items/{id}', '/items/a%2Fb', { id: 'a%2Fb' }],
    ['a/{x}/{y?}', '/a/1', { x: '1' }],
    ['a/{x}/{y?}', '/a/1/2', { x: '1', y: '2' }],
    ['a/{x=zed}', '/a', { x: 'zed' }],
    ['a/{x:int=7}/{y?}', '/a', { x: '7' }],
    ['files/{*path}', '/files/a//b/', { path: 'a//b/' }],
    ['files/{**path}', '/files', {}],
    ['{*path}', '/', {}],
    ['{*path}', '/admin/x', { path: 'admin/x' }],
    ['{name}.{ext}', '/a.b.c', { name: 'a.b', ext: 'c' }],
    ['{name}.{ext?}', '/plain', { name: 'plain' }],
    ['v{major:int}-{minor}', '/v1-2-3', undefined],
    ['v{major}-{minor:int}', '/V1-2', { major: '1', minor: '2' }],
    ['x/{{literal}}', '/x/{literal}', {}],
    ['x/{y:regex(^a{{2}}$)}', '/x/aa', { y: 'aa' }],
    ['x/{y:regex(^(a|b:c)$)}/{z}', '/x/b:c/d', { y: 'b:c', z: 'd' }],
  ])('%s takes %s as %j', (template, path, expected) => {
    expect(values(template, path)).toEqual(expected);
  });

  it.each([
    ['items/{id}', '/items'],
    ['items/{id}', '/items//'],
    ['items/{id}', '/items//5'],
    ['items/{id}', '//items/5'],
    ['items', '/items//'],
    ['a/{x}/{y?}', '/a/1/2/3'],
    ['files/{*path}', '/file'],
  ])('%s does not take %s', (template, path) => {
    expect(match([template], path)).toBeUndefined();
  });

  it.each([
    ['int', ['0', '-7', '+7', '007', '2147483647'], ['2147483648', '5.0', 'x']],
    ['long', ['9223372036854775807'], ['9223372036854775808']],
    [
      'guid',
      [
        '0f8fad5b-d9cb-469f-a165-70867728950e',
        '0F8FAD5BD9CB469FA16570867728950E',
        '{0f8fad5b-d9cb-469f-a165-70867728950e}',
      ],
      ['0f8fad5b-d9cb', 'nope'],
    ],
    ['alpha', ['abcXYZ'], ['abc1', 'ä']],
    ['bool', ['true', 'FALSE'], ['yes', '1']],
    ['length(3)', ['abc'], ['ab', 'abcd']],
    ['length(2,3)', ['ab', 'abc'], ['a', 'abcd']],
    ['minlength(2)', ['ab'], ['a']],
    ['maxlength(2)', ['a', 'ab'], ['abc']],
    ['min(5)', ['5', '600'], ['4', 'x']],
    ['max(5)', ['5', '-600'], ['6', 'x']],
    ['range(1,3)', ['1', '3'], ['0', '4', 'x']],
    [String.raw`regex(^x\d\d$)`, ['x12', 'X12'], ['y12', 'x123']],
    ['decimal', ['1.5', '-2'], ['1.5.5', 'x']],
    ['double', ['1e3', '.5'], ['1e', 'x']],
    [
      'datetime',
      ['2026-01-02', '2026-01-02T03:04:05Z', '1 May 2026', '10:30', '5-6-2026'],
      ['soon', '2026', 'item5', '2026-13-01', '2026-02-30', '25:00', '-3'],
    ],
    ['file', ['a.txt'], ['a', 'a.']],
    ['nonfile', ['a'], ['a.txt']],
    ['required', ['a'], []],
    ['int:min(3)', ['4'], ['2', 'x']],
  ])('the constraint %s tells values apart', (constraint, good, bad) => {
    const template = `c/{v:${constraint}}`;

    expect(good.filter((value) => values(template, `/c/${value}`) === undefined)).toEqual([]);
    expect(bad.filter((value) => values(template, `/c/${value}`) !== undefined)).toEqual([]);
  });

  it('prefers literal, then constrained, then plain, then catch-all, whatever the order of registration', () => {
    const templates = ['{*all}', 'over/{id}', 'over/{id:int}', 'over/special', 'over/{id}/edit'];
    const winner = (path: string): string | undefined => match(templates, path)?.template;

    expect(
      ['/over/special', '/over/12', '/over/x', '/over/x/edit', '/over/x/y'].map(winner),
    ).toEqual(['over/special', 'over/{id:int}', 'over/{id}', 'over/{id}/edit', '{*all}']);
  });

  it('goes on to the next route when the method is not that of the first', () => {
    const table = makeRouteTable([
      { template: 'a', methods: new Set(['GET']), target: 'literal' },
      { template: '{x}', methods: new Set(['POST']), target: 'open' },
    ]);

    expect(table.match('POST', '/a')?.target).toBe('open');
    expect(table.match('PUT', '/a')).toBeUndefined();
  });

  it.each([
    ['api//x', 'cannot appear consecutively'],
    ['x/{y', 'incomplete parameter'],
    ['x/y}', 'incomplete parameter'],
    ['{a}/{A}', 'appears more than one time'],
    ['{*a}/b', 'catch-all parameter can only appear as the last segment'],
    ['{}', 'is invalid'],
    ['{a:nosuch}', "constraint reference 'nosuch' could not be resolved"],
  ])('refuses the template %s', (template, why) => {
    expect(() => match([template], '/x')).toThrow(why);
  });
});
