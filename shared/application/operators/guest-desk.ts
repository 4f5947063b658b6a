import type { RequestRows } from '../../domain/request/request-rows';
import type { AuditLog } from '../../ports/audit-log';
import type { OpenRequests } from '../../ports/open-requests';
import type { PersonIndex } from '../../ports/person-index';
import type { Reservations } from '../../ports/reservations';
import type { Seals } from '../../ports/seals';
import { makeCancelRequest } from '../cancel-request';
import { makeChangeRequest } from '../change-request';
import { makeErasePerson, type ErasePerson } from '../data/erase-person';
import { findPerson } from '../data/find-person';
import { makeForgetRequest } from '../data/forget-request';
import { ownRequests } from '../data/own-requests';
import { makeSubjectData, type SubjectDataOf } from '../data/subject-data';
import { makeRunEffects } from '../effects/run-effects';
import { makeChangeAssignment } from '../lifecycle/change-assignment';
import { makeEndGuest, type EndGuest } from '../lifecycle/end-guest';
import { makeListGuests, type ListGuests } from './list-guests';
import type { OperatorPorts } from './operators';

/** What commands about people reach. */
export interface GuestDeskPorts extends Pick<
  OperatorPorts,
  | 'store'
  | 'requestList'
  | 'references'
  | 'due'
  | 'queue'
  | 'policyVersions'
  | 'clock'
  | 'ids'
  | 'log'
> {
  readonly people: PersonIndex;
  readonly reservations: Reservations;
  readonly openRequests: OpenRequests;
  readonly auditLog: AuditLog;
  /** People are looked up by a keyed hash: whoever runs these commands may read the key. */
  readonly seals: Pick<Seals, 'personKey'>;
}

/** What operators do about people. Nothing in here talks to the directory: the app's sweep does. */
export interface GuestDesk {
  readonly listGuests: ListGuests;
  /** What the owner of an address asked for, oldest first; nothing when the text is no address. */
  readonly requestsBy: (address: string) => Promise<readonly RequestRows[]>;
  readonly endGuest: EndGuest;
  readonly erasePerson: ErasePerson;
  readonly subjectData: SubjectDataOf;
  readonly auditBetween: AuditLog['between'];
}

export function makeGuestDesk(ports: GuestDeskPorts): GuestDesk {
  const changeRequest = makeChangeRequest({ ...ports, runEffects: makeRunEffects(ports) });
  const shared = {
    ...ports,
    changeRequest,
    cancelRequest: makeCancelRequest({ ...ports, changeRequest }),
  };
  return {
    listGuests: makeListGuests(ports),
    requestsBy: async (address) => {
      const person = await findPerson(ports.seals, address);
      return person === undefined ? [] : ownRequests(ports, person.personKey);
    },
    endGuest: makeEndGuest({ ...shared, changeAssignment: makeChangeAssignment(shared) }),
    erasePerson: makeErasePerson({ ...shared, forgetRequest: makeForgetRequest(ports) }),
    subjectData: makeSubjectData(ports),
    auditBetween: (from, to) => ports.auditLog.between(from, to),
  };
}
