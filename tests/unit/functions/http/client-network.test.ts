import { clientNetwork } from '../../../../functions/http/client-network';

const from = (forwarded: string, trustedHops = 0): string | undefined =>
  clientNetwork({ headers: new Headers({ 'x-forwarded-for': forwarded }) }, trustedHops);

describe('clientNetwork', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.7:40000', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['[::ffff:203.0.113.7]:40000', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['[2001:DB8:1:2::9]:40000', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:0db8:0001::', '2001:db8:1:0::/64'],
  ])('takes %s for %s', (address, network) => {
    expect(from(address)).toBe(network);
  });

  it('takes the last entry, which the nearest front end wrote', () => {
    expect(from('198.51.100.1, 203.0.113.7')).toBe('203.0.113.0/24');
  });

  it('leaves out as many entries as there are proxies of our own', () => {
    expect(from('192.0.2.1,198.51.100.1,203.0.113.7', 1)).toBe('198.51.100.0/24');
  });

  it.each(['', 'unknown', '300.1.1.1', '1.2.3', ':::', 'x:y'])('does not know "%s"', (text) => {
    expect(from(text)).toBeUndefined();
  });

  it('does not take what a client wrote when proxies are missing', () => {
    expect(from('203.0.113.7', 1)).toBeUndefined();
  });
});
