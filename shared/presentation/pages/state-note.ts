import type { RequestState } from '../../domain/request/request-state';
import type { GivenView } from '../../ports/request-view';
import { resourceWords } from '../resource-words';
import type { Tools } from '../tools';
import type { Wording } from '../wording';
import { lacking, type Lacking } from './lacking';

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

/** With what is missing, once access should be there. */
export function stateNote(about: Lacking, { wording, branding }: Tools): StateNote {
  const { state } = about;
  const say = (key: string): string => wording.say(key, { organization: branding.name });
  const lack = lacking(about);
  const hasNothing = state === 'partiallyDelivered' && lack?.extent === 'none';
  return {
    tone: hasNothing ? 'warn' : tones[state],
    state: say(`status.state.${hasNothing ? 'nothingGiven' : state}`),
    next: lack === undefined ? say(`status.next.${state}`) : lackSentence(lack, wording),
  };
}

function lackSentence({ extent, missing }: GivenView, wording: Wording): string {
  if (extent === 'none') return wording.say('status.next.nothingGiven');
  if (missing.length === 0) return wording.say('status.next.partiallyDelivered');
  const names = missing.map((resource) => resourceWords(resource, wording));
  const list = new Intl.ListFormat(wording.locale, { type: 'conjunction' }).format(names);
  return wording.say('status.next.missing', { missing: list });
}
