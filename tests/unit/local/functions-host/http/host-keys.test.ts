import {
  keyHolder,
  mayInvoke,
  type HostKeys,
} from '../../../../../local/functions-host/http/host-keys';

const keys: HostKeys = { master: 'm', host: 'h', system: 's', functions: { one: 'k1', two: 'k2' } };

describe('keys', () => {
  it.each([
    ['m', 'master'],
    ['h', 'host'],
    ['s', 'system'],
    ['k1', 'function'],
    ['k2', 'nobody'],
    ['', 'nobody'],
    [undefined, 'nobody'],
  ])('%s at function one belongs to %s', (key, holder) => {
    expect(keyHolder(keys, key, 'one')).toBe(holder);
  });

  it('of a function count nowhere else', () => {
    expect(keyHolder(keys, 'k1')).toBe('nobody');
  });

  it.each([
    ['anonymous', ['master', 'host', 'system', 'function', 'nobody']],
    ['function', ['master', 'host', 'function']],
    ['admin', ['master']],
    ['somethingelse', ['master']],
  ])('the level %s admits %j', (level, admitted) => {
    const holders = ['master', 'host', 'system', 'function', 'nobody'] as const;

    expect(holders.filter((holder) => mayInvoke(level, holder))).toEqual(admitted);
  });
});
