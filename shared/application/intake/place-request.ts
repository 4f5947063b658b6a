import { isAtEnd } from '../../domain/request/request-state';
import type { RequestRows, Stored } from '../../domain/request/request-rows';
import type { Orchestrations } from '../../ports/orchestrations';
import type { PersonIndex } from '../../ports/person-index';
import type { Reservation, Reservations } from '../../ports/reservations';
import type { Seals } from '../../ports/seals';
import type { AddSubmission } from './add-submission';
import type { PlacedSignUp, Placement } from './placed-sign-up';
import { makeStoreRequest, type StoreRequestDeps } from './store-request';

export interface PlaceRequestDeps extends StoreRequestDeps {
  readonly reservations: Reservations;
  readonly people: PersonIndex;
  readonly seals: Seals;
  readonly addSubmission: AddSubmission;
}

export type PlaceRequest = (
  signUp: PlacedSignUp,
  orchestrations: Orchestrations,
) => Promise<Placement>;

// A reservation whose request was never stored belongs to a post that died; its id is used for a while.
const abandonedAfterMs = 600_000;

/**
 * Finds the one place that a person's sign-up for a package has: a new request, the open one, or the place of one that
 * has ended. The reservation of person and package is what makes twenty posts of one moment one request.
 */
export function makePlaceRequest(deps: PlaceRequestDeps): PlaceRequest {
  const store = makeStoreRequest(deps);

  return async (signUp, orchestrations) => {
    const personKey = await deps.seals.personKey(signUp.address.key);
    const wanted = newReservation(deps, personKey, signUp.accessPackage.id);
    const reserved = await deps.reservations.reserve(wanted);
    if (reserved.kind === 'reserved') return store(signUp, wanted, undefined, orchestrations);
    const { held } = reserved;
    const rows = await deps.store.load(held.value.requestId);
    if (rows !== undefined && !isAtEnd(rows.request.value.state)) {
      return deps.addSubmission(signUp, rows, orchestrations);
    }
    if (rows === undefined && !isAbandoned(deps, held)) {
      return store(signUp, held.value, undefined, orchestrations);
    }
    // The reservation will name the new one only; what is held about the person stays findable.
    if (rows !== undefined) await deps.people.add(personKey, held.value.requestId);
    const taken = await deps.reservations.takeOver(held, wanted);
    return taken.kind === 'lost'
      ? { kind: 'again' }
      : store(signUp, wanted, quietUntil(rows), orchestrations);
  };
}

function newReservation(
  { ids, clock }: PlaceRequestDeps,
  personKey: string,
  accessPackageId: string,
): Reservation {
  return {
    personKey,
    accessPackageId,
    requestId: ids.requestId(),
    reference: ids.reference(),
    reservedAt: clock.now().toISOString(),
  };
}

function isAbandoned({ clock }: PlaceRequestDeps, { value }: Stored<Reservation>): boolean {
  return clock.now().getTime() - new Date(value.reservedAt).getTime() > abandonedAfterMs;
}

/** Whoever said "none of these is mine" stays in peace though somebody asks again. */
function quietUntil(rows: RequestRows | undefined): string | undefined {
  return rows?.request.value.quietUntil;
}
