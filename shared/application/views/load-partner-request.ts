import type { RequestRows } from '../../domain/request/request-rows';
import type { ReferenceIndex } from '../../ports/reference-index';
import type { LoadedRequest, LoadRequest } from './load-request';

export interface LoadPartnerRequestDeps {
  readonly references: ReferenceIndex;
  readonly loadRequest: LoadRequest;
}

/**
 * What a connected organization asked for with its key, by its reference; undefined for requests of others, for those that
 * its people made by themselves and for none alike.
 */
export type LoadPartnerRequest = (
  organizationId: string,
  reference: string,
) => Promise<LoadedRequest | undefined>;

export function makeLoadPartnerRequest({
  references,
  loadRequest,
}: LoadPartnerRequestDeps): LoadPartnerRequest {
  return async (organizationId, reference) => {
    const requestId = await references.find(reference);
    const loaded = requestId === undefined ? undefined : await loadRequest(requestId);
    if (loaded === undefined) return undefined;
    const isNamed = loaded.rows.request.value.reference === reference;
    return isNamed && isOwn(loaded.rows, organizationId) ? loaded : undefined;
  };
}

/** The submission that the request is about is the organization's, or one of those that still wait. */
function isOwn({ request, submissions }: RequestRows, organizationId: string): boolean {
  const { submission: chosen } = request.value;
  return submissions.some(
    ({ value }) =>
      value.partnerId === organizationId && (chosen === undefined || value.number === chosen),
  );
}
