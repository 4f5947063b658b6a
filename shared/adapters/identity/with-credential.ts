import type { Credential } from './managed-identity';

/** A connection as adapters take it. One that is made by a secret leaves the credential alone. */
export function withCredential<Connection extends object>(
  connection: Connection,
  credential: Credential,
): Connection & { readonly credential: Credential } {
  return { ...connection, credential };
}
