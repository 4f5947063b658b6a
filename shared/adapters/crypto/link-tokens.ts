import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../domain/app-error';
import type { LinkClaims, LinkPurpose } from '../../domain/link-claims';
import type { Clock } from '../../ports/clock';
import type { KeyRing } from '../../ports/key-ring';
import type { LinkTokens } from '../../ports/link-tokens';
import { keyedHash } from './keyed-hash';
import { decodePayload, encodePayload } from './token-payload';

export interface LinkTokensDeps {
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  /** Origin that the links lead to; a token for another one is invalid. */
  readonly audience: string;
}

// Signed in place of a missing key, so that an unknown key costs what a wrong MAC costs.
const noKey = new Uint8Array(32);
const shape = /^v1\.([a-z0-9]{1,8})\.([\w-]{34,44})\.([\w-]{43})$/;

interface ReadToken {
  readonly kid: string;
  readonly payload: Buffer;
  readonly mac: Buffer;
}

/** A token's parts, or undefined for any spelling that was never issued: one token has one spelling. */
function readToken(token: string): ReadToken | undefined {
  const [, kid, payloadText, macText] = shape.exec(token) ?? [];
  if (kid === undefined || payloadText === undefined || macText === undefined) return undefined;
  const payload = Buffer.from(payloadText, 'base64url');
  const mac = Buffer.from(macText, 'base64url');
  const isCanonical =
    payload.toString('base64url') === payloadText && mac.toString('base64url') === macText;
  return isCanonical ? { kid, payload, mac } : undefined;
}

/**
 * Tokens of the links in mails, at most 200 characters: HMAC-SHA-256 over audience, purpose and payload.
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export function makeLinkTokens({ keyRing, clock, audience }: LinkTokensDeps): LinkTokens {
  const macOf = (secret: Uint8Array, purpose: LinkPurpose, payload: Buffer): Buffer =>
    keyedHash(secret, 'link', audience, purpose, payload);

  return {
    async sign(claims) {
      const [newest] = await keyRing.keys();
      if (newest === undefined) throw new AppError('keys.none');
      const payload = encodePayload(claims);
      const mac = macOf(newest.secret, claims.purpose, payload);
      return `v1.${newest.kid}.${payload.toString('base64url')}.${mac.toString('base64url')}`;
    },
    async verify(token, purpose) {
      const read = readToken(token);
      if (read === undefined) return { kind: 'invalid' };
      const keys = await keyRing.keys();
      const key = keys.find(({ kid }) => kid === read.kid);
      const isSigned = timingSafeEqual(
        macOf(key?.secret ?? noKey, purpose, read.payload),
        read.mac,
      );
      if (key === undefined || !isSigned) return { kind: 'invalid' };
      const claims: LinkClaims | undefined = decodePayload(read.payload);
      if (claims?.purpose !== purpose) return { kind: 'invalid' };
      return { kind: 'valid', claims, expired: claims.expiresAt * 1000 <= clock.now().getTime() };
    },
  };
}
