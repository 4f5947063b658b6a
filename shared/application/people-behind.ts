import type { Later } from '../domain/later';
import type { PersonReference } from '../domain/policy/approver-reference';
import type { Directory, DirectoryPerson } from '../ports/directory';
import type { StepLog } from '../ports/step-log';

export interface PeopleBehindDeps {
  readonly directory: Pick<Directory, 'resolve'>;
  readonly log: StepLog;
}

/** Everybody whom references stand for now, each once. One that stands for nobody keeps the others from nothing. */
export async function peopleBehind(
  { directory, log }: PeopleBehindDeps,
  references: readonly PersonReference[],
): Promise<{ readonly kind: 'found'; readonly people: readonly DirectoryPerson[] } | Later> {
  const people = new Map<string, DirectoryPerson>();
  for (const reference of references) {
    const answer = await directory.resolve(reference);
    if (answer.kind === 'later') return answer;
    if (answer.kind === 'resolved')
      for (const person of answer.people) people.set(person.id, person);
    else if (answer.cause !== undefined) log.warn('people.unreadable', { cause: answer.cause });
  }
  return { kind: 'found', people: [...people.values()] };
}
