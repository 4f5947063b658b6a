import type { ReferenceIndex } from '../../ports/reference-index';
import type { LoadedRequest, LoadRequest } from './load-request';

export interface LoadPartnerRequestDeps {
  readonly references: ReferenceIndex;
  readonly loadRequest: LoadRequest;
}

/** A connected organization's own request by its reference; undefined for others' and for none alike. */
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
    const request = loaded.rows.request.value;
    const isOwn = request.organizationId === organizationId && request.reference === reference;
    return isOwn ? loaded : undefined;
  };
}
