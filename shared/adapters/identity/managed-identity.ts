import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };

/** How one signs in to services of Azure, as adapters take it. */
export type Credential = () => Promise<TokenCredential>;

/**
 * The app's own sign-in; made, and its SDK loaded, at the first use.
 * @param clientId of a user-assigned identity; without it the system-assigned one is used
 */
export function makeManagedIdentity(clientId: string | undefined): Credential {
  let made: Promise<TokenCredential> | undefined;
  return async () => (made ??= signIn(clientId));
}

async function signIn(clientId: string | undefined): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}
