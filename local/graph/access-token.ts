import { z } from 'zod';

import { GraphError } from './graph-error';
import type { Caller } from './graph-route';
import { tenant } from './tenant';

const graphAudiences = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
  '00000003-0000-0000-c000-000000000000',
]);

const claimsSchema = z.object({
  aud: z.string(),
  appid: z.string(),
  exp: z.number(),
  roles: z.array(z.string()),
});

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** How long a token lives, in seconds. */
export const tokenLifetimeSeconds = 3599;

/** An unsigned token in the shape of Entra's; valid for any resource, since nothing here checks a signature. */
export function issueAccessToken(
  audience: string,
  appId: string,
  roles: readonly string[],
  now: number,
): string {
  const issuedAt = Math.floor(now / 1000);
  const claims = {
    aud: audience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + tokenLifetimeSeconds,
    appid: appId,
    idtyp: 'app',
    roles,
    tid: tenant.id,
    ver: '1.0',
  };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.local`;
}

const refused = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"`,
  });

const claimsOf = (token: string): z.infer<typeof claimsSchema> => {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    return claimsSchema.parse(JSON.parse(payload));
  } catch {
    throw refused('CompactToken parsing failed with error code: 80049217');
  }
};

/** The application a request comes from. @throws GraphError 401 without a token, with an expired or another's. */
export function callerOf(authorization: string | undefined, now: number): Caller {
  const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refused('Access token is empty.');
  const claims = claimsOf(token);
  if (!graphAudiences.has(claims.aud)) {
    throw refused('Access token validation failure. Invalid audience.');
  }
  if (claims.exp * 1000 <= now) {
    throw refused('Lifetime validation failed, the token is expired.');
  }
  return { appId: claims.appid, roles: new Set(claims.roles) };
}
