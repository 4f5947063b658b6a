import { AppError } from '../domain/app-error';
import type { RequestRows } from '../domain/request/request-rows';
import type { Submission } from '../domain/request/submission';

/**
 * The submission that the request is about; before the address is confirmed, the latest one.
 * @throws AppError `request.no-submission` when the rows contradict each other
 */
export function chosenContent({ request, submissions }: RequestRows): Submission {
  const { submission } = request.value;
  const chosen =
    submission === undefined
      ? submissions.at(-1)
      : submissions.find(({ value }) => value.number === submission);
  if (chosen === undefined) throw new AppError('request.no-submission');
  return chosen.value;
}
