import type { InMemoryPorts } from './in-memory-app';

/** More entries of the person index under one address than anything reads at once, all of requests that are gone. */
export async function addPersonEntries(
  { seals, people }: Pick<InMemoryPorts, 'seals' | 'people'>,
  address: string,
): Promise<void> {
  const personKey = await seals.personKey(address);
  for (let count = 0; count < 1500; count += 1) {
    await people.add(personKey, count.toString(16).padStart(32, 'e'));
  }
}
