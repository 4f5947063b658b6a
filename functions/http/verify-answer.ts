import type { HttpResponseInit } from '@azure/functions';
import { quietDays } from '../../shared/application/confirmation/confirm-address';
import { currentAccess } from '../../shared/application/views/current-access';
import type { LoadedRequest } from '../../shared/application/views/load-request';
import { verificationState } from '../../shared/application/views/verification-state';
import { distinctSubmissions } from '../../shared/domain/request/distinct-submissions';
import { showForm, type FormPlace, type RefusedForm } from './acting-form';
import type { HttpCall } from './http-call';
import { inChosenLanguage, linkInvalid, type OpenLink } from './open-link';
import { pageAnswer } from './page-answer';
import { shownStatus } from './problem-details';

/** The form that chooses one of the waiting submissions. */
export function verifyPlace(call: HttpCall, link: OpenLink, { rows }: LoadedRequest): FormPlace {
  const { reference, nextSubmission } = rows.request.value;
  return {
    token: link.token,
    form: 'verify',
    action: inChosenLanguage(call, link.path),
    reference,
    version: String(nextSubmission),
  };
}

/** What a confirmation link shows now. */
export async function answerVerify(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedRequest,
  refused?: RefusedForm,
): Promise<HttpResponseInit> {
  const { rows, accessPackage } = loaded;
  const request = rows.request.value;
  const { displayName, questions, approval } = accessPackage;
  const { reference, address: email, state } = request;
  const options = { isPrivate: true, path: inChosenLanguage(call, link.path) } as const;
  switch (verificationState(request, link.expired)) {
    case 'invalid':
      return linkInvalid(call);
    case 'refused':
      return pageAnswer(call, { kind: 'address-refused', displayName, quietDays }, options);
    case 'verified': {
      const stageCount = approval.stages.length;
      const access = currentAccess(rows, accessPackage);
      return pageAnswer(
        call,
        { kind: 'address-verified', displayName, reference, state, access, stageCount },
        options,
      );
    }
    case 'waiting': {
      const submissions = distinctSubmissions(rows.submissions.map(({ value }) => value));
      const form = await showForm(call, verifyPlace(call, link, loaded), refused);
      const status = shownStatus(refused?.refusal, false);
      return pageAnswer(
        call,
        { kind: 'verify-address', displayName, reference, email, questions, submissions, form },
        { ...options, status, hasForm: true },
      );
    }
  }
}
