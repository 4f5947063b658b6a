import { badRequest } from './graph-error';

const refusedCharacters = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,\s]/u;

const isLocalPart = (local: string): boolean =>
  local !== '' && !refusedCharacters.test(local) && !/^[.-]|[.-]$/u.test(local);

const isDomain = (domain: string): boolean =>
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/iu.test(domain);

/**
 * The address an invitation is for, lower case. @throws GraphError 400 for what the invitation manager refuses.
 * @see https://learn.microsoft.com/graph/api/resources/invitation
 */
export function invitationAddress(text: string): {
  readonly address: string;
  readonly domain: string;
} {
  const [local = '', domain = '', ...more] = text.split('@');
  if (more.length > 0 || !isLocalPart(local) || !isDomain(domain)) {
    throw badRequest('The invited user email address is not valid.', 'BadRequest');
  }
  return { address: text.toLowerCase(), domain: domain.toLowerCase() };
}
