import type { ConnectedOrganization } from '../../domain/policy/connected-organization';
import { countWords } from '../count-words';
import type { Aspect } from './change';
import { referenceWords } from './policy-words';

type Compared = Exclude<keyof ConnectedOrganization, 'id' | 'paused'>;

/** Everything of a connected organization. */
export const organizationAspects = {
  displayName: {
    audience: 'approvers',
    name: 'its name',
    say: (o) => `“${o.displayName}”`,
  },
  domains: { audience: 'requestors', name: 'its domains', say: (o) => o.domains },
  sponsors: {
    audience: 'approvers',
    name: 'its sponsors',
    say: (o) => o.sponsors.map(referenceWords),
  },
  accessPackages: {
    audience: 'requestors',
    name: 'the access packages it lists',
    say: ({ accessPackages }) => (accessPackages === 'all' ? 'all there are' : accessPackages),
  },
  language: {
    audience: 'requestors',
    name: 'its language',
    say: (o) => o.language ?? 'that of the settings',
  },
  allowedOrigins: {
    audience: 'requestors',
    name: 'the origins that may post from the browser',
    say: (o) => o.allowedOrigins,
  },
  returnUrls: {
    audience: 'requestors',
    name: 'the pages its forms may lead on to',
    say: (o) => o.returnUrls,
  },
  partnerKeys: {
    audience: 'requestors',
    name: 'its partner keys',
    say: (o) =>
      o.partnerKeys.map(({ id, sha256, notAfter }) => {
        const end = notAfter === undefined ? 'without end' : `good until ${notAfter}`;
        return `“${id}” (${end}, SHA-256 ${sha256.slice(0, 16)}…)`;
      }),
  },
  limits: {
    audience: 'requestors',
    name: 'how much it may ask',
    say: ({ limits: { openRequests, perDay } }) => {
      const open = openRequests === undefined ? 'any number' : countWords(openRequests, 'request');
      const daily = perDay === undefined ? 'any number' : countWords(perDay, 'request');
      return `${open} open at one time, ${daily} a day`;
    },
  },
} as const satisfies Readonly<Record<Compared, Aspect<ConnectedOrganization>>>;
