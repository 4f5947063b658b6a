import type { Seals } from '../../shared/ports/seals';

/** The one form that a csrf value is good for. */
export interface FormName {
  /** The token of the link that the form acts with. */
  readonly token: string;
  readonly form: 'verify' | 'review' | 'undo' | 'fresh' | 'cancel' | 'extend';
}

/** What the reader had before them. */
export interface Showing {
  /** When the form was first shown, in milliseconds since 1970. */
  readonly at: number;
  /** What was shown, counted: see `shownVersion`. */
  readonly version: string;
}

/**
 * Whom the value is good for: one browser; with cookies blocked, whoever types the request's reference beside it; or
 * whoever has typed it before.
 */
export type Holder =
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'reference' }
  | { readonly kind: 'typedReference' };

export interface ReadCsrf {
  readonly showing: Showing;
  /** Undefined: the value was made for another browser. */
  readonly holder: Holder | undefined;
}

const shape = /^([0-9a-z]{1,11})~([0-9.]{1,40})~([\w.-]{1,80})~([0-9a-f]{8,32})~([\w.-]{1,80})$/;

const shownUse = 'csrf-shown';
const holderUse = 'csrf-holder';

/**
 * The hidden value of an acting form: time first shown, version shown, a seal over these with token and form, and a seal
 * over that with its holder. Two seals, so that the time can be carried on when the cookie did not come.
 * @param nonce hex digits that make the value another one each time
 */
export async function makeCsrf(
  seals: Seals,
  name: FormName,
  { at: shownAt, version }: Showing,
  { holder, nonce }: { readonly holder: Holder; readonly nonce: string },
): Promise<string> {
  const at = shownAt.toString(36);
  const shown = await seals.seal(shownUse, shownText(name, at, version));
  const held = await seals.seal(holderUse, holderText(holder, shown, nonce));
  return [at, version, shown, nonce, held].join('~');
}

/** Undefined for a value that was never made for this form. Good as long as its key is in the ring. */
export async function readCsrf(
  seals: Seals,
  name: FormName,
  value: string,
  sessionId: string | undefined,
): Promise<ReadCsrf | undefined> {
  const [, at = '', version = '', shown = '', nonce = '', held = ''] = shape.exec(value) ?? [];
  if (!(await seals.isSealed(shownUse, shownText(name, at, version), shown))) return undefined;
  const showing = { at: Number.parseInt(at, 36), version };
  for (const holder of possibleHolders(sessionId)) {
    if (await seals.isSealed(holderUse, holderText(holder, shown, nonce), held)) {
      return { showing, holder };
    }
  }
  return { showing, holder: undefined };
}

function possibleHolders(sessionId: string | undefined): readonly Holder[] {
  const others: readonly Holder[] = [{ kind: 'reference' }, { kind: 'typedReference' }];
  return sessionId === undefined ? others : [{ kind: 'session', id: sessionId }, ...others];
}

function shownText({ token, form }: FormName, at: string, version: string): string {
  return [form, token, at, version].join('\n');
}

function holderText(holder: Holder, shown: string, nonce: string): string {
  return [holder.kind, holder.kind === 'session' ? holder.id : '', shown, nonce].join('\n');
}
