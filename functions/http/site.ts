import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { openPackages } from '../../shared/domain/policy/policy-set';
import type { AnswerFormat, HttpCall } from './http-call';
import type { MakeHttpHandler } from './http-deps';
import { pageAnswer } from './page-answer';
import { problemAnswer } from './problem-answer';
import { serve } from './serve';

/**
 * The catch-all: at the root the access packages open to the public, elsewhere the page for a path or method that nothing
 * serves. The host has no answer of its own for a wrong method.
 */
export const makeSite: MakeHttpHandler = serve(wantedFormat, (call) => {
  const { params, method } = call.request;
  const isRoot = (params['path'] ?? '') === '' && (method === 'GET' || method === 'HEAD');
  return isRoot ? packagesPage(call) : problemAnswer(call, 'not-found');
});

function packagesPage(call: HttpCall): HttpResponseInit {
  const policies = call.deps.policies();
  const isPaused = policies.settings.paused;
  const packages = isPaused ? [] : openPackages(policies);
  return pageAnswer(call, { kind: 'packages', packages, isPaused });
}

/** Pages, but for programs that say they take JSON and no pages. */
function wantedFormat({ headers }: HttpRequest): AnswerFormat {
  const accept = headers.get('accept') ?? '';
  return accept.includes('json') && !accept.includes('text/html') ? 'json' : 'page';
}
