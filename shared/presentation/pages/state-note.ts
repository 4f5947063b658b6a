import type { RequestState } from '../../domain/request/request-state';
import type { Tools } from '../tools';

/** Where a request stands, as pages tell the requestor. */
export interface StateNote {
  /** Class of the note; undefined: the plain one. */
  readonly tone: string | undefined;
  readonly state: string;
  /** What comes next, or what the reader can do. */
  readonly next: string;
}

const tones: Readonly<Partial<Record<RequestState, string>>> = {
  delivered: 'ok',
  partiallyDelivered: 'ok',
  approved: 'ok',
  deliveryFailed: 'warn',
  changesRequested: 'warn',
};

export function stateNote(state: RequestState, { wording, branding }: Tools): StateNote {
  return {
    tone: tones[state],
    state: wording.say(`status.state.${state}`, { organization: branding.name }),
    next: wording.say(`status.next.${state}`),
  };
}
