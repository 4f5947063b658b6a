import { makeLinkTokens } from '../../../shared/adapters/crypto/link-tokens';
import type { Clock } from '../../../shared/ports/clock';
import type { LinkTokens } from '../../../shared/ports/link-tokens';
import { makeFakeKeyRing } from './fake-key-ring';

/** The real tokens with a fixed key, for `https://vestibule.example`. */
export function makeFakeLinkTokens(clock: Clock): LinkTokens {
  return makeLinkTokens({
    keyRing: makeFakeKeyRing(),
    clock,
    audience: 'https://vestibule.example',
  });
}
