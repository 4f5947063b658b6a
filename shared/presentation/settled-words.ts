import type { DeciderView, SettledView } from '../ports/request-view';
import type { Tools } from './tools';
import type { Wording } from './wording';

/** By whom and when: `Decided with the link sent to ravi@host.example, 22 November, 10:14 (Paris time).` */
export function settledWords(settled: SettledView, { wording, times }: Tools): string {
  const time = times.zonedMoment(settled.at);
  switch (settled.kind) {
    case 'decided':
      return decidedWords(settled.by, time, wording);
    case 'deadline':
      return wording.say(`settled.deadline.${settled.outcome}`, { time });
    case 'canceled':
      return wording.say(`settled.canceledBy.${settled.by}`, { time });
    case 'failed':
      return wording.say('settled.givenUp', { time });
  }
}

function decidedWords(by: DeciderView, time: string, wording: Wording): string {
  return by.kind === 'approver'
    ? wording.say('settled.decidedBy.approver', { address: by.address, time })
    : wording.say(`settled.decidedBy.${by.kind}`, { time });
}
