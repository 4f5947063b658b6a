import type { HttpResponseInit } from '@azure/functions';
import { chosenContent } from '../../shared/application/chosen-content';
import type { LoadedExtension } from '../../shared/application/lifecycle/load-extension';
import { addressView } from '../../shared/application/views/address-view';
import { resourceViews } from '../../shared/application/views/resource-views';
import { fullName } from '../../shared/domain/request/submission';
import type { ExtendAccessPage } from '../../shared/ports/pages/extend-page';
import { showForm, type FormPlace, type RefusedForm } from './acting-form';
import type { HttpCall } from './http-call';
import { inChosenLanguage, type OpenLink } from './open-link';
import { pageAnswer } from './page-answer';
import { shownStatus } from './problem-details';

/** The form that extends somebody's access. */
export function extendPlace(call: HttpCall, link: OpenLink, loaded: LoadedExtension): FormPlace {
  const { rows, assignment } = loaded;
  return {
    token: link.token,
    form: 'extend',
    action: inChosenLanguage(call, link.path),
    reference: rows.request.value.reference,
    version: String(assignment.period),
  };
}

export interface ExtensionShowing {
  readonly refused?: RefusedForm;
  /** True when this answers a post that came too late. */
  readonly tooLate?: boolean;
}

/** What a link to extend shows now. */
export async function answerExtension(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedExtension,
  { refused, tooLate = false }: ExtensionShowing = {},
): Promise<HttpResponseInit> {
  const outcome = await outcomeOf(call, link, loaded, refused);
  const { rows, accessPackage, assignment } = loaded;
  const request = rows.request.value;
  const address = addressView(request, call.deps.policies());
  const status = shownStatus(refused?.refusal, tooLate);
  return pageAnswer(
    call,
    {
      kind: 'extend-access',
      reference: request.reference,
      displayName: accessPackage.displayName,
      guestName: fullName(chosenContent(rows)),
      email: address.email,
      organizationName: address.organizationName,
      resources: resourceViews(accessPackage.resources),
      startedAt: assignment.startedAt,
      endsAt: assignment.endsAt,
      outcome,
      tooLate,
    },
    {
      status,
      isPrivate: true,
      hasForm: outcome.kind === 'open',
      path: inChosenLanguage(call, link.path),
    },
  );
}

async function outcomeOf(
  call: HttpCall,
  link: OpenLink,
  loaded: LoadedExtension,
  refused: RefusedForm | undefined,
): Promise<ExtendAccessPage['outcome']> {
  const { state, assignment, accessPackage, nextEnd } = loaded;
  const by = accessPackage.lifecycle?.expiresAfter;
  if (state.kind === 'open' && nextEnd !== undefined && by !== undefined) {
    const form = await showForm(call, extendPlace(call, link, loaded), refused);
    return { kind: 'open', nextEnd, by, form };
  }
  return state.kind === 'extended'
    ? {
        kind: 'extended',
        at: assignment.extended?.at ?? assignment.startedAt,
        isReaders: state.isReaders,
      }
    : { kind: 'over' };
}
