import type { RequestRows } from '../../shared/domain/request/request-rows';
import type { Submission } from '../../shared/domain/request/submission';
import { oneLine } from './one-line';

export type Fact = readonly [name: string, value: string];

/** What was entered in the form, or posted: of the content that the owner of the address chose, else of all that wait. */
export function enteredFacts({ request, submissions }: RequestRows): readonly Fact[] {
  const all = submissions.map(({ value }) => value);
  const chosen = all.filter(({ number }) => number === request.value.submission);
  return (chosen.length > 0 ? chosen : all).flatMap(factsOf);
}

function factsOf(submission: Submission): readonly Fact[] {
  const { number, givenName, surname, organization, justification, answers } = submission;
  const facts: readonly Fact[] = [
    ['submission', String(number)],
    ['name', `${givenName} ${surname}`],
    ['organization', organization],
    ['reason', justification],
    ...Object.entries(answers).map(([id, answer]): Fact => [id, answerText(answer)]),
  ];
  return facts
    .map(([name, value]): Fact => [name, oneLine(value)])
    .filter(([, value]) => value !== '');
}

function answerText(answer: Submission['answers'][string]): string {
  if (typeof answer === 'string') return answer;
  return answer ? 'yes' : 'no';
}
