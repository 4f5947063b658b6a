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
  return new SecretClient(url, credential);
}

/** What went wrong with Azure, in one sentence for an operator. */
export function explain(error) {
  const { statusCode, name, message } = error ?? {};
  if (statusCode === 403) {
    return 'Azure refuses: your account lacks the role for this, or your network is not let in.';
  }
  if (name === 'CredentialUnavailableError' || name === 'AggregateAuthenticationError') {
    return 'You are not signed in: run azd auth login or az login.';
  }
  return `${name ?? 'Error'}: ${String(message ?? error).split('\n')[0]}`;
}
