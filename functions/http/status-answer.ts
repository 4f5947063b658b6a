import type { HttpResponseInit } from '@azure/functions';
import { currentAccess } from '../../shared/application/views/current-access';
import type { LoadedRequest } from '../../shared/application/views/load-request';
import { statusStages } from '../../shared/application/views/status-stages';
import { nextState } from '../../shared/domain/request/request-state';
import { stageOf } from '../../shared/domain/request/stage-rows';
import { showForm, type FormPlace, type RefusedForm } from './acting-form';
import type { HttpCall } from './http-call';
import { inChosenLanguage, type OpenLink } from './open-link';
import { pageAnswer } from './page-answer';
import { shownStatus } from './problem-details';

/** The form that cancels the request. */
export function cancelPlace(call: HttpCall, link: OpenLink, { rows }: LoadedRequest): FormPlace {
  const { reference, stage } = rows.request.value;
  return {
    token: link.token,
    form: 'cancel',
    action: inChosenLanguage(call, `${link.path}/cancel`),
    reference,
    version: String(stage),
  };
}

export interface StatusShowing {
  readonly refused?: RefusedForm;
  /** True when this answers a cancel that came too late. */
  readonly tooLate?: boolean;
}

/** The requestor's view of a request. */
export async function answerStatus(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedRequest,
  { refused, tooLate = false }: StatusShowing = {},
): Promise<HttpResponseInit> {
  const { rows, accessPackage } = loaded;
  const { reference, state, submittedAt, confirmedAt, closedAt, message, stage } =
    rows.request.value;
  const latest = stageOf(rows, stage)?.value;
  const canCancel = nextState(state, 'cancel') !== undefined;
  const cancel = canCancel
    ? await showForm(call, cancelPlace(call, link, loaded), refused)
    : undefined;
  const status = shownStatus(refused?.refusal, tooLate);
  return pageAnswer(
    call,
    {
      kind: 'status',
      reference,
      displayName: accessPackage.displayName,
      state,
      submittedAt,
      confirmedAt,
      stages: statusStages(rows, accessPackage),
      access: currentAccess(rows, accessPackage),
      deadlineAt: latest?.closed === false ? latest.deadlineAt : undefined,
      closedAt,
      message,
      cancel,
      tooLate,
    },
    { status, isPrivate: true, hasForm: canCancel, path: inChosenLanguage(call, link.path) },
  );
}
