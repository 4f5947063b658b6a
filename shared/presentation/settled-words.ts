import type { SettledView } from '../ports/request-view';
import type { Tools } from './tools';

/** By whom and when: `Decided with the link sent to ravi@host.example, 22 November, 10:14 (Paris time).` */
export function settledWords({ outcome, by, at }: SettledView, { wording, times }: Tools): string {
  const time = times.zonedMoment(at);
  switch (by.kind) {
    case 'approver':
      return wording.say('settled.byApprover', { address: by.address, time });
    case 'deadline':
      return wording.say(
        outcome === 'expired' ? 'settled.byDeadlineExpired' : 'settled.byDeadline',
        { time },
      );
    case 'requestor':
      return wording.say('settled.byRequestor', { time });
    case 'operator':
      return wording.say(
        outcome === 'canceled' ? 'settled.byOperator' : 'settled.byOperatorDecided',
        { time },
      );
  }
}
