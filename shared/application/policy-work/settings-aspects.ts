import type { Settings } from '../../domain/policy/settings';
import { countWords } from '../count-words';
import type { Aspect } from './change';
import { durationWords } from './policy-words';

/** Everything of the settings. */
export const settingsAspects = {
  name: { audience: 'guests', name: 'the name of the host', say: (s) => `“${s.name}”` },
  logo: { audience: 'guests', name: 'the logo', say: (s) => s.logo ?? 'none' },
  accent: {
    audience: 'guests',
    name: 'the accent colour',
    say: (s) => s.accent ?? 'the usual one',
  },
  sender: { audience: 'guests', name: 'the sender of mails', say: (s) => s.sender },
  replyTo: { audience: 'guests', name: 'the address for answers', say: (s) => s.replyTo },
  operators: {
    audience: 'operators',
    name: 'those who are told of problems',
    say: (s) => s.operators,
  },
  privacyUrl: { audience: 'guests', name: 'the privacy statement', say: (s) => s.privacyUrl },
  supportContact: {
    audience: 'guests',
    name: 'the address for questions',
    say: (s) => s.supportContact,
  },
  language: {
    audience: 'approvers',
    name: 'the language where nobody named one',
    say: (s) => s.language,
  },
  timeZone: {
    audience: 'approvers',
    name: 'the time zone of deadlines and mails',
    say: (s) => s.timeZone,
  },
  retention: {
    audience: 'operators',
    name: 'how long requests are kept',
    say: ({ retention: { unverified, closed, delivered } }) =>
      `${durationWords(unverified)} if never confirmed, ${durationWords(closed)} if closed, ${durationWords(delivered)} if delivered`,
  },
  limits: {
    audience: 'requestors',
    name: 'how much is taken from everybody',
    say: ({ limits: { confirmationMails, requestsPerNetwork, firstMailsPerHour } }) =>
      [
        `a confirmation mail every ${durationWords(confirmationMails.atMostEvery)} and ${String(confirmationMails.perDay)} a day for one address`,
        `${countWords(requestsPerNetwork.count, 'request')} in ${durationWords(requestsPerNetwork.within)} from one network`,
        `${countWords(firstMailsPerHour, 'first mail')} an hour`,
      ].join(', '),
  },
  paused: {
    audience: 'requestors',
    name: 'the whole service',
    say: ({ paused }) => (paused ? 'paused: no requests are taken' : 'open'),
  },
} as const satisfies Readonly<Record<keyof Settings, Aspect<Settings>>>;
