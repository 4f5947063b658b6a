import type { Later } from '../../../shared/domain/later';
import type { ApproverReference } from '../../../shared/domain/policy/approver-reference';
import type { AddressOwner, Directory, DirectoryPerson } from '../../../shared/ports/directory';

type Reference = Parameters<Directory['resolve']>[0];

export interface FakeDirectory extends Directory {
  /** Who an address belongs to from now on; everybody else is nobody. */
  own(address: string, owner: AddressOwner): void;
  /** Whom a reference stands for from now on; a reference never named is unresolved. */
  people(reference: Reference, people: readonly DirectoryPerson[]): void;
  /** Answers everything with this until told `undefined`. */
  answer(answer: Later | { readonly kind: 'refused'; readonly cause: string } | undefined): void;
}

function nameOf(reference: ApproverReference): string {
  switch (reference.kind) {
    case 'user':
      return `user ${reference.user}`;
    case 'group':
      return `group ${reference.group}`;
    case 'managerOf':
      return `manager of ${reference.managerOf}`;
    case 'sponsors':
      return 'sponsors';
  }
}

/** A person of the tenant with an address and a language that follow from the name. */
export function directoryPerson(
  name: string,
  more: Partial<DirectoryPerson> = {},
): DirectoryPerson {
  return {
    id: `user-${name.toLowerCase()}`,
    address: `${name.toLowerCase()}@host.example`,
    displayName: name,
    ...more,
  };
}

/** A tenant in memory. */
export function makeFakeDirectory(): FakeDirectory {
  const owners = new Map<string, AddressOwner>();
  const groups = new Map<string, readonly DirectoryPerson[]>();
  let instead: Parameters<FakeDirectory['answer']>[0];
  return {
    own: (address, owner) => void owners.set(address.toLowerCase(), owner),
    people: (reference, people) => void groups.set(nameOf(reference), people),
    answer(answer) {
      instead = answer;
    },
    findOwner(address) {
      if (instead !== undefined) return Promise.resolve(instead);
      const owner = owners.get(address.toLowerCase()) ?? { kind: 'nobody' };
      return Promise.resolve({ kind: 'found', owner });
    },
    resolve(reference) {
      if (instead?.kind === 'later') return Promise.resolve(instead);
      if (instead !== undefined) {
        const { cause } = instead;
        return Promise.resolve({ kind: 'unresolved', reference: nameOf(reference), cause });
      }
      const people = groups.get(nameOf(reference));
      return Promise.resolve(
        people === undefined
          ? { kind: 'unresolved', reference: nameOf(reference) }
          : { kind: 'resolved', people: people.slice(0, 50) },
      );
    },
  };
}
