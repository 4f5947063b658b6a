import type { ResourceView } from '../ports/request-view';
import type { Wording } from './wording';

/** `Project X (application, Reader)` */
export function resourceWords(resource: ResourceView, wording: Wording): string {
  const { kind, name, role } = resource;
  if (kind === 'application' && role !== undefined) {
    return wording.say('review.applicationRole', { name, role });
  }
  return wording.say(`review.${kind}`, { name });
}
