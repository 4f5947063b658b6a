import type { ExplainedStage, Explanation, PlannedTimer } from './explanation';
import { localTime } from './local-time';
import { listWords } from './policy-words';

/** An explanation for a terminal, line by line. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { at, timeZone, rules, proof, stages, delivery, mails } = explanation;
  const when = (instant: string): string => localTime(instant, timeZone);
  const timerLines = (timers: readonly PlannedTimer[]): readonly string[] =>
    timers.map((timer) => `    ${when(timer.at)}  ${timer.sentence}`);
  return [
    outcomeLine(explanation),
    ...errorLines(explanation),
    '',
    `Times are those of ${timeZone}, for a request that arrives ${when(at)}, if everybody acts at once.`,
    ...section('Rules'),
    ...rules.map(
      ({ file, key, passed, sentence }) => `  ${passed ? '✓' : '✗'} ${sentence}  (${file} ${key})`,
    ),
    ...(proof === undefined
      ? []
      : [...section('Address'), `  ${proof.sentence}`, ...timerLines(proof.timers)]),
    ...stages.flatMap((stage) => [
      ...section(`Stage ${String(stage.number)}: ${stage.name}, from ${when(stage.opensAt)}`),
      ...stageLines(stage),
      ...timerLines(stage.timers),
    ]),
    ...(delivery === undefined
      ? []
      : [
          ...section(`Delivery, from ${when(delivery.at)}`),
          `  ${delivery.invitation}`,
          ...delivery.resources.map((resource) => `  gives ${resource}`),
          `  ${delivery.end}`,
          ...timerLines(delivery.timers),
        ]),
    ...(mails.length === 0 ? [] : section('Mails')),
    ...mails.map((mail) => {
      const instant = mail.at === undefined ? '' : `  ${when(mail.at)}`;
      return `  ${mail.mail}${instant}  to ${mail.to}, ${mail.when}`;
    }),
  ];
}

function section(title: string): readonly string[] {
  return ['', title];
}

function outcomeLine({ outcome }: Explanation): string {
  return outcome.kind === 'taken'
    ? 'Taken: the request passes every check.'
    : `Refused: ${outcome.code}.`;
}

function errorLines({ outcome }: Explanation): readonly string[] {
  return outcome.kind === 'refused'
    ? outcome.errors.map(({ field, code }) => `  ${field}: ${code}`)
    : [];
}

function stageLines({ asked, otherwise, rule, reason }: ExplainedStage): readonly string[] {
  return [
    `  asks ${asked.length > 0 ? listWords(asked) : whoElse(otherwise)}; ${rule}`,
    ...(asked.length > 0 && otherwise.length > 0
      ? [`  asks ${listWords(otherwise)} if none of them can be found or reached`]
      : []),
    `  a reason is ${reason}`,
  ];
}

function whoElse(otherwise: readonly string[]): string {
  return otherwise.length > 0
    ? `${listWords(otherwise)}, since the approvers are nobody`
    : 'nobody: operators are told, and the request ends at the deadline';
}
