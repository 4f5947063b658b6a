import { queryPairs, queryValues } from '../../../../../local/functions-host/http/query-values';

const plain = (search: string): Record<string, string> =>
  Object.fromEntries(Object.entries(queryValues(search)).map(([name, { value }]) => [name, value]));

describe('a query', () => {
  it('merges keys without regard to case and joins their values', () => {
    expect(plain('?a=1&a=2&b=&c&d=x%20y+z&A=3')).toEqual({ a: '1,2,3', b: '', c: '', d: 'x y z' });
  });

  it('keeps empty keys and what is no escape', () => {
    expect(plain('?=x&&a=b=c&e=%zz')).toEqual({ '': 'x', a: 'b=c', e: '%zz' });
  });

  it('is empty for a question mark alone', () => {
    expect([plain(''), plain('?')]).toEqual([{}, {}]);
  });

  it('in pairs keeps order and repeats', () => {
    expect(queryPairs('?x=1&y=2&x=3')).toEqual([
      ['x', '1'],
      ['y', '2'],
      ['x', '3'],
    ]);
  });
});
