import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** Made once per key: importing costs more than the hash itself. */
function keyObjectOf(secret: Uint8Array): KeyObject {
  const known = keyObjects.get(secret);
  if (known !== undefined) return known;
  const made = createSecretKey(secret);
  keyObjects.set(secret, made);
  return made;
}

/** HMAC-SHA-256 over parts that are told apart by a separator no part but the last may hold. */
export function keyedHash(secret: Uint8Array, ...parts: readonly (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', keyObjectOf(secret));
  for (const [index, part] of parts.entries()) {
    if (index > 0) mac.update('\0');
    mac.update(part);
  }
  return mac.digest();
}
