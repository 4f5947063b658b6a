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
import { normaliseReference } from './normalise-reference';

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
  const csrf = await makeCsrf(deps.seals, place, { at, version: place.version }, holder);
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
  const own: Holder = { kind: 'session', id: session.id };
  const refuse = (refusal: FormRefusal, holder: Holder): FormCheck => ({
    kind: 'refused',
    refused: { refusal, showing: csrf?.showing, holder },
  });
  if (isFromElsewhere(request, deps.publicBaseUrl)) {
    return refuse('not-from-here', csrf?.holder ?? own);
  }
  const proof = prove(csrf, form.get('reference') ?? '', place.reference);
  if (proof.kind === 'wrongReference') return refuse(proof.refusal, { kind: 'reference' });
  if (csrf === undefined || proof.kind === 'none') {
    return session.arrived
      ? refuse('not-from-here', own)
      : refuse('no-cookie', { kind: 'reference' });
  }
  const { holder } = proof;
  if (deps.clock.now().getTime() - csrf.showing.at < leastMs) return refuse('too-early', holder);
  const { showing } = csrf;
  return { kind: 'passed', showing, refuse: (refusal) => ({ refusal, showing, holder }) };
}

type Proof =
  | { readonly kind: 'proved'; readonly holder: Holder }
  | { readonly kind: 'wrongReference'; readonly refusal: 'no-cookie' | 'wrong-reference' }
  | { readonly kind: 'none' };

/** With cookies blocked the reference, typed from the page, shows that a person has it before them. */
function prove(csrf: ReadCsrf | undefined, typed: string, reference: string): Proof {
  const holder = csrf?.holder;
  if (holder === undefined) return { kind: 'none' };
  if (holder.kind !== 'reference') return { kind: 'proved', holder };
  if (normaliseReference(typed) === reference) {
    return { kind: 'proved', holder: { kind: 'typedReference' } };
  }
  const refusal = typed.trim() === '' ? 'no-cookie' : 'wrong-reference';
  return { kind: 'wrongReference', refusal };
}
