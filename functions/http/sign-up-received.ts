import { findAccessPackage } from '../../shared/domain/policy/policy-set';
import type { MakeHttpHandler } from './http-deps';
import { pageAnswer } from './page-answer';
import { problemAnswer } from './problem-answer';
import { serve } from './serve';

/** `GET /signup/{accessPackageId}/received`: a mail is on its way. */
export const makeSignUpReceived: MakeHttpHandler = serve('page', (call) => {
  const policies = call.deps.policies();
  const accessPackage = findAccessPackage(policies, call.request.params['accessPackageId'] ?? '');
  if (accessPackage === undefined) return problemAnswer(call, 'not-found');
  const { sender } = policies.settings;
  const stageCount = accessPackage.approval.stages.length;
  return pageAnswer(call, { kind: 'received', accessPackage, sender, stageCount });
});
