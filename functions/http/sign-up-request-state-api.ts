import { statusStages } from '../../shared/application/views/status-stages';
import type { LoadedRequest } from '../../shared/application/views/load-request';
import { answerForPartner } from './answer-for-partner';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';
import { serve } from './serve';
import { securityHeaders } from './security-headers';

/** `GET /api/signup-requests/{reference}`: where one of the partner's own requests stands. */
export const makeSignUpRequestStateApi: MakeHttpHandler = serve('json', async (call) =>
  answerForPartner(call, async (loaded) => {
    const state = stateView(loaded);
    const fingerprint = await call.deps.seals.fingerprint(JSON.stringify(state));
    const etag = `"${fingerprint.slice(0, 32)}"`;
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
    return isKnown(call.request.headers.get('if-none-match'), etag)
      ? { status: 304, headers: { ...securityHeaders(call.deps.publicBaseUrl), ...headers } }
      : jsonAnswer(call, 200, state, headers);
  }),
);

function stateView({ rows, accessPackage }: LoadedRequest): Readonly<Record<string, unknown>> {
  const { reference, accessPackageId, state, submittedAt, updatedAt, message } = rows.request.value;
  const stages = statusStages(rows, accessPackage).map(({ name, state: at }) => ({
    name,
    state: at,
  }));
  return {
    reference,
    accessPackageId,
    state,
    submittedAt,
    updatedAt,
    stages,
    ...(message === undefined ? {} : { message }),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
function isKnown(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
