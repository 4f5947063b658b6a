import type { HttpResponseInit } from '@azure/functions';
import type { LinkClaims, LinkPurpose } from '../../shared/domain/link-claims';
import type { HttpCall } from './http-call';
import { chosenLocale } from './languages';
import { pageAnswer } from './page-answer';
import { linkInvalidStatus } from './problem-details';

/** A link from a mail that was issued by us for this purpose. */
export interface OpenLink {
  readonly token: string;
  readonly claims: LinkClaims;
  /** The link's own time is over. */
  readonly expired: boolean;
  /** Path of the link. */
  readonly path: string;
}

/** The link in the path; undefined when it is unknown, tampered with or of another purpose. */
export async function openLink(
  { deps, request }: HttpCall,
  purpose: LinkPurpose,
): Promise<OpenLink | undefined> {
  const token = request.params['token'] ?? '';
  const verified = await deps.linkTokens.verify(token, purpose);
  if (verified.kind === 'invalid') return undefined;
  const { claims, expired } = verified;
  return { token, claims, expired, path: `/${purpose}/${token}` };
}

/** The one page for every link that opens nothing. */
export function linkInvalid(call: HttpCall): HttpResponseInit {
  return pageAnswer(call, { kind: 'link-invalid' }, { status: linkInvalidStatus, isPrivate: true });
}

/** A path with the language that the reader chose, so that it stays through forms and redirects. */
export function inChosenLanguage({ request }: HttpCall, path: string): string {
  const locale = chosenLocale(request.query.get('lang'));
  return locale === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
}
