import type { Settings } from '../../domain/policy/settings';
import { requiredDuration } from './required-duration';
import type { SettingsDocument } from './settings-document';

/** The settings that a document describes; answers and questions go to the sender unless it says otherwise. */
export function toSettings(document: SettingsDocument): Settings {
  const { retention, limits } = document;
  const replyTo = document.replyTo ?? document.sender;
  return {
    ...document,
    replyTo,
    supportContact: document.supportContact ?? replyTo,
    retention: {
      unverified: requiredDuration(retention.unverified),
      closed: requiredDuration(retention.closed),
      delivered: requiredDuration(retention.delivered),
    },
    limits: {
      confirmationMails: {
        atMostEvery: requiredDuration(limits.confirmationMails.atMostEvery),
        perDay: limits.confirmationMails.perDay,
      },
      requestsPerNetwork: {
        count: limits.requestsPerNetwork.count,
        within: requiredDuration(limits.requestsPerNetwork.within),
      },
      firstMailsPerHour: limits.firstMailsPerHour,
    },
  };
}
