/** The vault takes nothing from this network: neither a role nor waiting changes that. */
export class NetworkRefused extends Error {}

// Errors of the SDK about lists leave out who refuses; the body of the answer says it.
const tellNetwork = {
  name: 'tellNetwork',
  async sendRequest(request, next) {
    const response = await next(request);
    const isRefused = /ForbiddenBy(?:Firewall|Connection)/.test(response.bodyAsText ?? '');
    if (response.status === 403 && isRefused) throw new NetworkRefused();
    return response;
  },
};

/** The vault, as whoever is signed in to azd or az on this machine. */
export async function openVault(url) {
  const [{ SecretClient }, identity] = await Promise.all([
    import('@azure/keyvault-secrets'),
    import('@azure/identity'),
  ]);
  const { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } = identity;
  const credential = new ChainedTokenCredential(
    new AzureDeveloperCliCredential(),
    new AzureCliCredential(),
  );
  const additionalPolicies = [{ policy: tellNetwork, position: 'perCall' }];
  return new SecretClient(url, credential, { additionalPolicies });
}

/** What went wrong with Azure, in one sentence for an operator. */
export function explain(error) {
  const { statusCode, name, message } = error ?? {};
  if (error instanceof NetworkRefused) {
    return 'The key vault takes nothing from your network: VESTIBULE_OPERATOR_ADDRESS_RANGES names those that it hears.';
  }
  if (statusCode === 403) return 'Azure refuses: your account lacks the role for this.';
  if (name === 'CredentialUnavailableError' || name === 'AggregateAuthenticationError') {
    return 'You are not signed in: run azd auth login or az login.';
  }
  return `${name ?? 'Error'}: ${String(message ?? error).split('\n')[0]}`;
}
