import { stylesheet } from '../../shared/presentation/stylesheet';
import type { MakeHttpHandler } from './http-deps';
import { problemAnswer } from './problem-answer';
import { securityHeaders } from './security-headers';
import { serve } from './serve';

/** `GET /assets/{file}`: the style sheet of all pages; its name changes with its content. */
export const makeStylesheetAsset: MakeHttpHandler = serve('page', (call) => {
  const { request, deps, branding } = call;
  const { path, content, contentType } = stylesheet(branding.accent);
  if (`/assets/${request.params['file'] ?? ''}` !== path) return problemAnswer(call, 'not-found');
  return {
    headers: {
      ...securityHeaders(deps.publicBaseUrl),
      'Content-Type': contentType,
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
    body: content,
  };
});
