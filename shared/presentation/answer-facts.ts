import type { Question } from '../domain/policy/question';
import type { SubmissionContent } from '../domain/request/submission';
import { answerWords } from './answer-words';
import type { Fact } from './fact';
import type { Tools } from './tools';
import { policyText } from './policy-text';

/** The answers given, in the policy's order; a longer one is quoted. Questions without an answer are left out. */
export function answerFacts(
  questions: readonly Question[],
  content: SubmissionContent,
  tools: Tools,
): readonly Fact[] {
  return questions.flatMap((question) => {
    const answer = content.answers[question.id];
    if (answer === undefined || answer === '') return [];
    const term = policyText(question.label, tools.wording.locale);
    const words = answerWords(question, answer, tools);
    const isLong = question.type === 'text' && question.multiline;
    return [isLong ? { term, lines: [], quote: words } : { term, lines: [words] }];
  });
}
