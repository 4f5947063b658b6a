import type { Question } from '../policy/question';
import type { Answer } from '../request/submission';

/** Why an answer is refused, for the form to explain. */
export type AnswerProblem =
  | 'answer.required'
  /** A boolean where the question takes a text. */
  | 'answer.not-a-text'
  | 'answer.too-long'
  | 'answer.unknown-choice'
  | 'answer.not-a-date'
  | 'answer.not-yes-or-no';

export type CheckedAnswer =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly code: AnswerProblem };

const wrong = (code: AnswerProblem): CheckedAnswer => ({ kind: 'wrong', code });

/** One answer against its question. An empty text is no answer; a required question wants one. */
export function checkAnswer(
  question: Question,
  given: string | boolean | undefined,
): CheckedAnswer {
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === undefined || value === '') {
    return question.required ? wrong('answer.required') : { kind: 'none' };
  }
  if (question.type === 'yesNo') return yesOrNo(value);
  return typeof value === 'boolean' ? wrong('answer.not-a-text') : checkText(question, value);
}

type TextualQuestion = Exclude<Question, { readonly type: 'yesNo' }>;

function checkText(question: TextualQuestion, value: string): CheckedAnswer {
  const answer = { kind: 'answer', answer: value } as const;
  switch (question.type) {
    case 'text':
      return value.length > question.maxLength ? wrong('answer.too-long') : answer;
    case 'choice':
      return question.choices.some((choice) => choice.value === value)
        ? answer
        : wrong('answer.unknown-choice');
    case 'date':
      return isDate(value) ? answer : wrong('answer.not-a-date');
  }
}

function yesOrNo(value: string | boolean): CheckedAnswer {
  if (typeof value === 'boolean') return { kind: 'answer', answer: value };
  if (value === 'yes' || value === 'no') return { kind: 'answer', answer: value === 'yes' };
  return wrong('answer.not-yes-or-no');
}

/** What is earlier is a slip of the keys: no form asks for a day that long ago. */
const earliestDay = '1900-01-01';

/** A day that exists, `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < earliestDay) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
