import type { HttpResponseInit } from '@azure/functions';
import type { Partner } from '../../shared/application/intake/identify-partner';
import type { LoadedRequest } from '../../shared/application/views/load-request';
import { normaliseReference } from '../../shared/domain/request/reference';
import type { HttpCall } from './http-call';
import { partnerKeyRequired } from './partner-key-required';
import { problemAnswer } from './problem-answer';

/** Answers about one of the caller's own requests; those of others are as good as none. */
export async function answerForPartner(
  call: HttpCall,
  answer: (loaded: LoadedRequest, partner: Partner) => Promise<HttpResponseInit>,
): Promise<HttpResponseInit> {
  const { app } = call.deps;
  const partner = app.identifyPartner(call.request.headers.get('authorization') ?? undefined);
  if (partner === undefined) return partnerKeyRequired(call);
  const reference = normaliseReference(call.request.params['reference'] ?? '');
  const loaded =
    reference === undefined
      ? undefined
      : await app.loadPartnerRequest(partner.organization.id, reference);
  return loaded === undefined ? problemAnswer(call, 'not-found') : answer(loaded, partner);
}
