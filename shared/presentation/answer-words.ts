import type { Question } from '../domain/policy/question';
import type { Answer } from '../domain/request/submission';
import type { Tools } from './tools';
import { policyText } from './policy-text';

/** An answer as people read it: the label of a choice, yes or no, a written-out date. */
export function answerWords(question: Question, answer: Answer, tools: Tools): string {
  const { wording, times } = tools;
  if (typeof answer === 'boolean') return wording.say(answer ? 'common.yes' : 'common.no');
  if (question.type === 'date') return times.calendarDate(answer);
  if (question.type !== 'choice') return answer;
  const choice = question.choices.find(({ value }) => value === answer);
  return choice === undefined ? answer : policyText(choice.label, wording.locale);
}
