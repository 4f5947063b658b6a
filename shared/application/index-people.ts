import type { PersonIndex } from '../ports/person-index';
import type { Seals } from '../ports/seals';

export interface IndexPeopleDeps {
  readonly people: PersonIndex;
  readonly seals: Seals;
}

/**
 * Makes a request findable by the addresses of whoever is asked about it or answers for its guest. Written before the rows,
 * as every index.
 */
export async function indexPeople(
  { people, seals }: IndexPeopleDeps,
  requestId: string,
  persons: readonly { readonly address: string }[],
): Promise<void> {
  await Promise.all(
    persons.map(async ({ address }) => people.add(await seals.personKey(address), requestId)),
  );
}
