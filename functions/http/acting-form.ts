import { normaliseReference } from '../../shared/domain/request/reference';
import type { ActingForm, FormRefusal } from '../../shared/ports/acting-form';
import {
  makeCsrf,
  readCsrf,
  type FormName,
  type Holder,
  type ReadCsrf,
  type Showing,
} from './csrf';
import { isFromElsewhere } from './foreign-origin';
import type { HttpCall } from './http-call';

/** A form that acts with a link, where it stands and what it shows. */
export interface FormPlace extends FormName {
  readonly action: string;
  /** The request's, as the page shows it. */
  readonly reference: string;
  /** What the page shows now, counted: see `shownVersion`. */
  readonly version: string;
}

/** Why a form is shown again, and what is carried through. */
export interface RefusedForm {
  readonly refusal: FormRefusal;
  /** Undefined when the csrf value was none: the form then counts as shown for the first time. */
  readonly showing: Showing | undefined;
  readonly holder: Holder;
}

/** Whether a post may act. `passed` carries what a later refusal of it needs. */
export type FormCheck =
  | {
      readonly kind: 'passed';
      readonly showing: Showing;
      readonly refuse: (refusal: FormRefusal) => RefusedForm;
    }
  | { readonly kind: 'refused'; readonly refused: RefusedForm };

/** The form as a page draws it, with a csrf value of its own. */
export async function showForm(
  { deps, session }: HttpCall,
  place: FormPlace,
  refused?: RefusedForm,
): Promise<ActingForm> {
  const at = refused?.showing?.at ?? deps.clock.now().getTime();
  const holder = refused?.holder ?? { kind: 'session', id: session.id };
  const nonce = deps.ids.requestId();
  const showing = { at, version: place.version };
  const csrf = await makeCsrf(deps.seals, place, showing, { holder, nonce });
  return { action: place.action, csrf, refusal: refused?.refusal };
}

/**
 * Whether a posted form was shown by us to whoever posts it.
 * @param leastMs how long it must have been in front of a reader
 */
export async function checkForm(
  call: HttpCall,
  place: FormPlace,
  form: URLSearchParams,
  leastMs = 0,
): Promise<FormCheck> {
  const { deps, request, session } = call;
  const known = session.arrived ? session.id : undefined;
  const csrf = await readCsrf(deps.seals, place, form.get('csrf') ?? '', known);
  const showing = csrf?.showing;
  const proof = isFromElsewhere(request, deps.publicBaseUrl)
    ? elsewhere(call, csrf)
    : prove(call, csrf, form.get('reference') ?? '', place.reference);
  if (proof.kind === 'refused') return { kind: 'refused', refused: { ...proof.refused, showing } };
  const { holder } = proof;
  if (deps.clock.now().getTime() - proof.showing.at < leastMs) {
    return { kind: 'refused', refused: { refusal: 'too-early', showing, holder } };
  }
  const refuse = (refusal: FormRefusal): RefusedForm => ({ refusal, showing, holder });
  return { kind: 'passed', showing: proof.showing, refuse };
}

/** The same for a form that asks for nothing but the box `sure`. */
export async function checkTicked(
  call: HttpCall,
  place: FormPlace,
  form: URLSearchParams,
): Promise<FormCheck> {
  const check = await checkForm(call, place, form);
  return check.kind === 'passed' && form.get('sure') !== 'yes'
    ? { kind: 'refused', refused: check.refuse('not-ticked') }
    : check;
}

type Proof =
  | { readonly kind: 'proved'; readonly holder: Holder; readonly showing: Showing }
  | { readonly kind: 'refused'; readonly refused: Pick<RefusedForm, 'refusal' | 'holder'> };

const refused = (refusal: FormRefusal, holder: Holder): Proof => ({
  kind: 'refused',
  refused: { refusal, holder },
});

function own({ session }: HttpCall): Holder {
  return { kind: 'session', id: session.id };
}

function elsewhere(call: HttpCall, csrf: ReadCsrf | undefined): Proof {
  return refused('not-from-here', csrf?.holder ?? own(call));
}

/** With cookies blocked the reference, typed from the page, shows that a person has it before them. */
function prove(
  call: HttpCall,
  csrf: ReadCsrf | undefined,
  typed: string,
  reference: string,
): Proof {
  if (csrf?.holder === undefined) {
    return call.session.arrived
      ? refused('not-from-here', own(call))
      : refused('no-cookie', { kind: 'reference' });
  }
  const { holder, showing } = csrf;
  if (holder.kind !== 'reference') return { kind: 'proved', holder, showing };
  if (normaliseReference(typed) === reference) {
    return { kind: 'proved', holder: { kind: 'typedReference' }, showing };
  }
  return refused(typed.trim() === '' ? 'no-cookie' : 'wrong-reference', holder);
}
