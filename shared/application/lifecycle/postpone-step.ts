import { mostTries, stepPause } from '../../domain/lifecycle/step-pause';
import type { Later } from '../../domain/later';
import type { Assignment } from '../../domain/request/assignment';
import { withDue } from './with-due';

/** Whether a step that could not be done now may be tried again. */
export function mayPostponeStep({ tries }: Assignment): boolean {
  return tries < mostTries;
}

/** The assignment with its present step put off. Throttling counts as a try too: twelve of them take a day and a half. */
export function postponeStep(assignment: Assignment, now: string, later: Later): Assignment {
  const tries = assignment.tries + 1;
  const seconds = stepPause(tries, later.afterSeconds);
  const dueAt = new Date(new Date(now).getTime() + seconds * 1000).toISOString();
  return withDue({ ...assignment, tries }, dueAt);
}
