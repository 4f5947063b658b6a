import type { RequestRows } from './request-rows';

export type Canceler = 'requestor' | 'partner' | 'operator';

/** Who canceled a request, as its audit tells: the requestor unless it names somebody else. */
export function canceledBy({ audit }: Pick<RequestRows, 'audit'>): Canceler {
  const entry = audit.find(({ value }) => value.action === 'request.canceled')?.value;
  const others = ['partner', 'operator'] as const;
  return others.find((kind) => entry?.actor.startsWith(`${kind}:`) === true) ?? 'requestor';
}
