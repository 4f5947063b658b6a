import type { Stack } from '../../../support/stack';

export interface Guests {
  /** Addresses with more than one guest. */
  readonly addressesWithSeveral: readonly string[];
  /** Invitations of somebody invited before: the same guest with a new link. */
  readonly invitedAgain: number;
}

const readJson = async (url: string, init?: RequestInit): Promise<unknown> => {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}.`);
  return response.json();
};

async function accessToken({ graphUrl }: Stack): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: '00000000-0000-4000-8000-000000000001',
    client_secret: 'any',
    scope: 'https://graph.microsoft.com/.default',
  });
  const url = `${graphUrl}/host.example/oauth2/v2.0/token`;
  const answer = await readJson(url, { method: 'POST', body });
  return (answer as { readonly access_token: string }).access_token;
}

interface UsersPage {
  readonly value: readonly { readonly mail: string | null }[];
  readonly '@odata.nextLink'?: string;
}

async function mailAddresses(stack: Stack): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${await accessToken(stack)}` };
  const found: string[] = [];
  let next: string | undefined = `${stack.graphUrl}/v1.0/users?$select=mail&$top=999`;
  while (next !== undefined) {
    const page = (await readJson(next, { headers })) as UsersPage;
    found.push(...page.value.flatMap(({ mail }) => (mail === null ? [] : [mail.toLowerCase()])));
    next = page['@odata.nextLink'];
  }
  return found;
}

/** What the directory says about who was invited how often. */
export async function guestsOf(stack: Stack): Promise<Guests> {
  const addresses = await mailAddresses(stack);
  const { changes } = (await readJson(`${stack.graphUrl}/changes`)) as {
    readonly changes: readonly { readonly text: string }[];
  };
  return {
    addressesWithSeveral: addresses.filter((one, index) => addresses.indexOf(one) !== index),
    invitedAgain: changes.filter(({ text }) => text.includes('was invited again')).length,
  };
}
