import { createHmac } from 'node:crypto';
import { refuseSasToken } from '../../../../../local/service-bus/amqp/refuse-sas-token';

const key = { name: 'Root', key: 'k/+=' };
const now = 1_700_000_000_000;

function sign(
  resource: string,
  { secret = key.key, name = key.name, expiry = now / 1000 + 60 } = {},
): string {
  const signed = encodeURIComponent(resource);
  const signature = createHmac('sha256', secret).update(`${signed}\n${expiry}`).digest('base64');
  return `SharedAccessSignature sr=${signed}&sig=${encodeURIComponent(signature)}&se=${expiry}&skn=${name}`;
}

const refuse = (token: string, audience = 'sb://127.0.0.1:5673/mails'): string | undefined =>
  refuseSasToken(token, audience, { key, now });

describe('refuseSasToken', () => {
  it.each([
    'sb://127.0.0.1:5673/mails',
    'amqps://127.0.0.1/',
    'https://127.0.0.1/mails/',
    'HTTPS://127.0.0.1/MAILS',
  ])('takes a token for %s', (resource) => {
    expect(refuse(sign(resource))).toBeUndefined();
  });

  it.each(['sb://127.0.0.1/mail', 'sb://127.0.0.1/other', 'sb://elsewhere/mails'])(
    'refuses a token for %s',
    (resource) => {
      expect(refuse(sign(resource))).toContain('InvalidSignature');
    },
  );

  it('refuses what is signed with another key, under another name, too old or no token', () => {
    const resource = 'sb://127.0.0.1/mails';

    const refusals = [
      sign(resource, { secret: 'other' }),
      sign(resource, { name: 'Other' }),
      sign(resource, { expiry: now / 1000 }),
      'nonsense',
    ].map((token) => refuse(token));

    expect(refusals).toEqual([
      'InvalidSignature: the token has an invalid signature.',
      'InvalidSignature: the key name is unknown.',
      'ExpiredToken: the token is past its time.',
      'InvalidSignature: the key name is unknown.',
    ]);
  });
});
