import type { AccessPackage } from '../domain/policy/access-package';

/** Keys of what is said of fields that fit not every access package. */
export interface SignUpWords {
  readonly email: 'signup.email' | 'signup.anyEmail';
  readonly justificationHint: 'signup.justificationHint' | 'signup.justificationKept';
}

/** Whoever may ask with any address need not have one from work; without a stage nobody decides. */
export function signUpWords(
  { requestors }: Pick<AccessPackage, 'requestors'>,
  stageCount: number,
): SignUpWords {
  return {
    email: requestors.kind === 'anyone' ? 'signup.anyEmail' : 'signup.email',
    justificationHint: stageCount > 0 ? 'signup.justificationHint' : 'signup.justificationKept',
  };
}
