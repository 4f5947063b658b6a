import { findAccessPackage } from '../../shared/domain/policy/policy-set';
import { accessPackageView } from './access-package-view';
import type { MakeHttpHandler } from './http-deps';
import { jsonAnswer } from './json-answer';
import { problemAnswer } from './problem-answer';
import { serveAcrossOrigins } from './serve';

/** `GET /api/access-packages/{id}`: fields, questions and terms, as a form needs them. */
export const makeAccessPackageApi: MakeHttpHandler = serveAcrossOrigins('json', 'GET', (call) => {
  const policies = call.deps.policies();
  const id = call.request.params['accessPackageId'] ?? '';
  const accessPackage = findAccessPackage(policies, id);
  if (accessPackage === undefined) return problemAnswer(call, 'not-found');
  const isOpen = !policies.settings.paused && !accessPackage.paused;
  return jsonAnswer(call, 200, accessPackageView(accessPackage, isOpen));
});
