import {
  expandBraces,
  globExpression,
  hasMagic,
} from '../../../../../local/functions-host/worker/glob-pattern';

const matches = (pattern: string, path: string): boolean =>
  expandBraces(pattern).some((one) => globExpression(one).test(path));

describe('a pattern for entry points', () => {
  it.each([
    ['{a,b}/x', ['a/x', 'b/x']],
    ['{a,b{1,2}}.js', ['a.js', 'b1.js', 'b2.js']],
    ['f{1..3}', ['f1', 'f2', 'f3']],
    ['{,src/}index.js', ['index.js', 'src/index.js']],
    ['{single}', ['{single}']],
    ['{open', ['{open']],
  ])('%s stands for %j', (pattern, all) => {
    expect(expandBraces(pattern)).toEqual(all);
  });

  it.each([
    ['src/*.js', 'src/a.js'],
    ['./src/*.js', 'src/a.js'],
    ['src/**/*.js', 'src/a.js'],
    ['src/**/*.js', 'src/x/y/a.js'],
    ['src/**', 'src/x/y/a.js'],
    ['src/?.js', 'src/a.js'],
    ['src/[ab].js', 'src/b.js'],
    ['src/[!a].js', 'src/b.js'],
    ['src/@(a|b).js', 'src/b.js'],
    ['src/+(a|b).js', 'src/abba.js'],
    ['src/!(a).js', 'src/b.js'],
    ['dist/{functions/*,main}.js', 'dist/main.js'],
    ['src/.h*.js', 'src/.hid.js'],
  ])('%s takes %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  it.each([
    ['src/*.js', 'src/x/a.js'],
    ['src/*.js', 'src/.a.js'],
    ['src/**/*.js', 'src/.x/a.js'],
    ['src/*.js', 'src/aXjs'],
    ['src/!(a).js', 'src/a.js'],
    ['src/[!a].js', 'src/a.js'],
  ])('%s does not take %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  it('is told from a plain path', () => {
    expect([hasMagic('src/index.js'), hasMagic('src/*.js'), hasMagic('{a,b}.js')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
