import { createHash, timingSafeEqual } from 'node:crypto';
import type { MatchesPartnerKey } from '../../ports/matches-partner-key';

const digest = /^[0-9a-f]{64}$/i;

/** Whether the secret's SHA-256 is the one in the policy (64 hex digits); anything else there matches nothing. */
export const matchesPartnerKey: MatchesPartnerKey = (secret, sha256) =>
  digest.test(sha256) &&
  timingSafeEqual(createHash('sha256').update(secret).digest(), Buffer.from(sha256, 'hex'));
