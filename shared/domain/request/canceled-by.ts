import { parseActor } from './actor';
import type { RequestRows } from './request-rows';

export type Canceler = 'requestor' | 'partner' | 'operator';

/** Who canceled a request, as its audit tells: the requestor unless it names somebody else. */
export function canceledBy({ audit }: Pick<RequestRows, 'audit'>): Canceler {
  const entry = audit.find(({ value }) => value.action === 'request.canceled')?.value;
  const kind = entry && parseActor(entry.actor)?.kind;
  return kind === 'partner' || kind === 'operator' ? kind : 'requestor';
}
