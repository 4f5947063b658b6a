import { randomBytes } from 'node:crypto';
import { makeLinkTokens } from '../../shared/adapters/crypto/link-tokens';
import type { LinkClaims } from '../../shared/domain/link-claims';
import type { Section } from '../figure';
import { median } from '../support/statistics';

const claims: LinkClaims = {
  purpose: 'review',
  requestId: '0123456789abcdef0123456789abcdef',
  stage: 1,
  approver: '0123456789abcdef',
  generation: 1,
  expiresAt: 4_000_000_000,
};

const keys = [{ kid: 'k1', secret: randomBytes(32) }];

const tokens = makeLinkTokens({
  keyRing: {
    keys: async () => Promise.resolve(keys),
    pepper: async () => Promise.resolve(randomBytes(32)),
  },
  clock: { now: () => new Date() },
  audience: 'https://vestibule.example',
});

/** Microseconds of one run of it, as the median over batches. */
async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const perBatch = 2000;
  const batches: number[] = [];
  for (let batch = 0; batch < 25; batch += 1) {
    const started = performance.now();
    for (let time = 0; time < perBatch; time += 1) await work();
    batches.push(((performance.now() - started) * 1000) / perBatch);
  }
  return median(batches);
}

/** Links in mails. */
export async function measureTokens(): Promise<Section> {
  const token = await tokens.sign(claims);
  const made = await microseconds(() => tokens.sign(claims));
  const verified = await microseconds(() => tokens.verify(token, 'review'));
  return {
    title: 'Links',
    figures: [
      { name: 'token made', value: `${made.toFixed(1)} µs` },
      { name: 'token verified', value: `${verified.toFixed(1)} µs`, aim: '≤ 10 µs' },
    ],
  };
}
