import type { Partner } from './identify-partner';

/** Who posts a sign-up: anybody, or a connected organization with its key. */
export type SignUpCaller =
  { readonly kind: 'anonymous' } | ({ readonly kind: 'partner' } & Partner);
