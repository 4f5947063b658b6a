import type { HttpRequest } from '@azure/functions';

/**
 * Whether a browser says that a form was posted from somewhere else. A missing or `null` origin proves nothing either way.
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function isFromElsewhere(
  { headers }: Pick<HttpRequest, 'headers'>,
  publicBaseUrl: string,
): boolean {
  const origin = headers.get('origin');
  if (origin !== null && origin !== 'null' && origin !== new URL(publicBaseUrl).origin) return true;
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
