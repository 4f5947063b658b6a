import type { Later } from '../../domain/later';
import type { AddressOwner, Directory } from '../../ports/directory';
import type { GraphApi } from './graph-api';
import { graphCall } from './graph-call';
import { graphUsersSchema, userFields, type GraphUser } from './graph-user';
import { lookupCause } from './lookup-cause';
import { odataText } from './odata';

/** The existence check of the invitation guide, then the recycle bin: an address in there cannot be invited. */
export function makeFindOwner(api: GraphApi): Directory['findOwner'] {
  return async (address) => {
    const users = await search(api, '/users', ownerFilter(address));
    if (users.kind !== 'users') return users;
    const [first, second] = users.found;
    if (second !== undefined) return found({ kind: 'ambiguous' });
    if (first !== undefined) return found(toOwner(first));
    const filter = `mail eq ${odataText(address)}`;
    const deleted = await search(api, '/directory/deletedItems/microsoft.graph.user', filter);
    if (deleted.kind !== 'users') return deleted;
    const [bin] = deleted.found;
    return found(bin === undefined ? { kind: 'nobody' } : { kind: 'deleted', id: bin.id });
  };
}

const found = (owner: AddressOwner) => ({ kind: 'found', owner }) as const;

/** @see https://learn.microsoft.com/entra/external-id/customize-invitation-api */
function ownerFilter(address: string): string {
  const text = odataText(address);
  return [
    `userPrincipalName eq ${text}`,
    `mail eq ${text}`,
    `proxyAddresses/any(x:x eq ${odataText(`SMTP:${address}`)})`,
    `otherMails/any(x:x eq ${text})`,
  ].join(' or ');
}

function toOwner({ id, accountEnabled, userType, externalUserState }: GraphUser): AddressOwner {
  if (accountEnabled === false) return { kind: 'blocked', id };
  if (userType !== 'Guest') return { kind: 'member', id };
  return { kind: 'guest', id, redeemed: externalUserState !== 'PendingAcceptance' };
}

async function search(
  api: GraphApi,
  path: string,
  filter: string,
): Promise<
  | { readonly kind: 'users'; readonly found: readonly GraphUser[] }
  | { readonly kind: 'refused'; readonly cause: string }
  | Later
> {
  const query = { $filter: filter, $select: userFields, $top: '2' };
  const answer = await graphCall(api.get(path, query), graphUsersSchema);
  if (answer.kind === 'refused') return { kind: 'refused', cause: lookupCause(answer) };
  return answer.kind === 'later' ? answer : { kind: 'users', found: answer.value.value };
}
