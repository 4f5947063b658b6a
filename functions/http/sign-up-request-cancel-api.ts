import { answerForPartner } from './answer-for-partner';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';
import { problemAnswer } from './problem-answer';
import { serve } from './serve';

/** `POST /api/signup-requests/{reference}/cancel`: a partner takes one of its own requests back; needs no body. */
export const makeSignUpRequestCancelApi: MakeHttpHandler = serve('json', async (call) =>
  answerForPartner(call, async ({ rows }, { keyId }) => {
    const { id: requestId, reference } = rows.request.value;
    const { kind } = await call.deps.app.cancelRequest(
      { requestId, actor: `partner:${keyId}`, by: 'api' },
      call.deps.orchestrations(call.context),
    );
    switch (kind) {
      case 'canceled':
        return jsonAnswer(call, 202, { reference });
      case 'tooLate':
        return problemAnswer(call, 'request-closed');
      case 'missing':
        return problemAnswer(call, 'not-found');
    }
  }),
);
