import type { Submission } from './submission';

/**
 * Submissions to choose from, in their order: of those that say the same and came with the same organization's key, or
 * without one, only the newest, which is the last to make way for others.
 */
export function distinctSubmissions(submissions: readonly Submission[]): readonly Submission[] {
  const newest = new Map(submissions.map((one) => [whatItSays(one), one.number]));
  return submissions.filter((one) => newest.get(whatItSays(one)) === one.number);
}

/** All that a reader could tell one by; the language is that of the form, not something said. */
function whatItSays(submission: Submission): string {
  const { givenName, surname, organization, justification, acceptedTerms, partnerId } = submission;
  const answers = Object.entries(submission.answers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    [givenName, surname, organization, justification],
    [acceptedTerms ?? null, partnerId ?? null],
    answers,
  ]);
}
