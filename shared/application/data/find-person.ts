import { normaliseAddress } from '../../domain/email-address';
import type { Seals } from '../../ports/seals';

/** The owner of an address. */
export interface Person {
  /** As it is compared: lower case, ASCII. */
  readonly address: string;
  readonly personKey: string;
}

/** Undefined when the text is no address. */
export async function findPerson(
  seals: Pick<Seals, 'personKey'>,
  text: string,
): Promise<Person | undefined> {
  const address = normaliseAddress(text);
  if (address.kind === 'refused') return undefined;
  return { address: address.key, personKey: await seals.personKey(address.key) };
}
