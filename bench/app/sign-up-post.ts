import { trialPartner } from '../../tests/support/trial-policies';
import { encodeRequest } from '../support/http-connection';

export interface SignUpPosts {
  readonly count: number;
  /** Part of every address, so that no person asks twice. */
  readonly batch: string;
  readonly isPartner: boolean;
}

/** Posts of sign-ups of as many people, with the partner key or without. */
export function signUpPosts({ count, batch, isPartner }: SignUpPosts): readonly Buffer[] {
  const authorization = isPartner ? { authorization: trialPartner } : {};
  return Array.from({ length: count }, (_, index) =>
    encodeRequest({
      method: 'POST',
      path: '/api/signup-requests',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({
        accessPackageId: 'trial',
        email: `${batch}.${String(index)}@contoso.example`,
        givenName: 'Ana',
        surname: 'Silva',
        organization: 'Contoso',
        language: 'en',
      }),
    }),
  );
}
