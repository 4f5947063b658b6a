import type { StackClock } from '../clock/stack-clock';
import { pathPattern } from '../web/path-pattern';
import { jsonAnswer } from '../web/web-answer';
import type { WebAnswer } from '../web/web-answer';
import type { WebRequest } from '../web/web-server';
import { issueAccessToken, tokenLifetimeSeconds } from './access-token';
import type { GraphSettings } from './graph-settings';

export interface TokenEndpoints {
  /** Undefined where the path is none of a token endpoint. */
  answer(request: WebRequest): WebAnswer | undefined;
}

const tokenPath = pathPattern('/:tenant/oauth2/v2.0/token');
const discoveryPath = pathPattern('/:tenant/v2.0/.well-known/openid-configuration');
const managedIdentityPath = '/msi/token';
const systemAssignedIdentity = '0f000000-0000-4000-8000-000000000001';

const refuse = (error: string, description: string, status = 400): WebAnswer =>
  jsonAnswer({ error, error_description: description }, status);

const discovery = (base: string, tenantId: string): WebAnswer =>
  jsonAnswer({
    issuer: `${base}/${tenantId}/v2.0`,
    authorization_endpoint: `${base}/${tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/${tenantId}/oauth2/v2.0/token`,
    jwks_uri: `${base}/${tenantId}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'id_token', 'token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });

type Issue = (audience: string, appId: string) => string;

const clientCredentials = (issue: Issue, { body }: WebRequest): WebAnswer => {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials') {
    return refuse(
      'unsupported_grant_type',
      'AADSTS70003: The app requested an unsupported grant type.',
    );
  }
  const clientId = form.get('client_id');
  if (clientId === null) return refuse('invalid_request', "AADSTS900144: 'client_id' is missing.");
  const scope = form.get('scope') ?? '';
  if (!scope.endsWith('/.default')) {
    return refuse('invalid_scope', 'AADSTS1002012: The scope must end with /.default.');
  }
  return jsonAnswer({
    token_type: 'Bearer',
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: issue(scope.slice(0, -'/.default'.length), clientId),
  });
};

const managedIdentity = (issue: Issue, { query }: WebRequest, now: number): WebAnswer => {
  const resource = query.get('resource');
  if (resource === null) return refuse('invalid_request', "'resource' is missing.");
  const clientId = query.get('client_id') ?? systemAssignedIdentity;
  return jsonAnswer({
    access_token: issue(resource, clientId),
    client_id: clientId,
    expires_on: String(Math.floor(now / 1000) + tokenLifetimeSeconds),
    resource,
    token_type: 'Bearer',
  });
};

/**
 * Entra's token endpoint for client credentials (any secret, any assertion) and the managed identity endpoint of
 * App Service. @see https://learn.microsoft.com/azure/app-service/overview-managed-identity
 */
export function makeTokenEndpoints(
  clock: StackClock,
  settings: GraphSettings,
  identityHeader: string,
  base: () => string,
): TokenEndpoints {
  const issue: Issue = (audience, appId) =>
    issueAccessToken(audience, appId, settings.grantedRoles, clock.now());

  return {
    answer(request) {
      if (request.method === 'POST' && tokenPath(request.path) !== undefined) {
        return clientCredentials(issue, request);
      }
      if (request.method !== 'GET') return undefined;
      if (request.path === managedIdentityPath) {
        return request.headers['x-identity-header'] === identityHeader
          ? managedIdentity(issue, request, clock.now())
          : refuse('invalid_request', 'X-IDENTITY-HEADER is missing or wrong.', 401);
      }
      const tenantId = discoveryPath(request.path)?.get('tenant');
      return tenantId === undefined ? undefined : discovery(base(), tenantId);
    },
  };
}
