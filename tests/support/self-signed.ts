import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface SelfSigned {
  /** PEM. */
  readonly key: string;
  /** PEM; also what has to be trusted. */
  readonly cert: string;
}

/** One value of DER: a tag, the length of what it holds, and that. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const objectId = (id: string): Buffer => der(0x06, hex(id));
const text = (value: string): Buffer => Buffer.from(value);

const signedWith = sequence(objectId('2a8648ce3d040302'));
const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, text('loopback')))));
const always = sequence(der(0x17, text('200101000000Z')), der(0x17, text('491231235959Z')));

const extension = (id: string, value: Buffer): Buffer => sequence(objectId(id), der(0x04, value));
const extensions = sequence(
  extension('551d11', sequence(der(0x87, Buffer.from([127, 0, 0, 1])))),
  extension('551d13', sequence(der(0x01, hex('ff')))),
);

function certificate(publicKey: KeyObject, privateKey: KeyObject): Buffer {
  const toSign = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    signedWith,
    name,
    always,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', toSign, privateKey);
  return sequence(toSign, signedWith, der(0x03, hex('00'), signature));
}

/**
 * A certificate for 127.0.0.1, made anew each time.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function makeSelfSigned(): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lines =
    certificate(publicKey, privateKey)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
