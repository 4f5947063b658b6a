import type { Stored } from '../domain/request/request-rows';

/** One person's open request for one package: what keeps twenty posts of the same moment one request. */
export interface Reservation {
  readonly personKey: string;
  readonly accessPackageId: string;
  readonly requestId: string;
  readonly reference: string;
  readonly reservedAt: string;
}

/** Reservations of person and package; they lie in other partitions than the rows of requests. */
export interface Reservations {
  /** Inserts, or answers with what is there. */
  reserve(
    wanted: Reservation,
  ): Promise<
    { readonly kind: 'reserved' } | { readonly kind: 'taken'; readonly held: Stored<Reservation> }
  >;
  /** Replaces a reservation under the ETag it was read with; `lost` when somebody else was first. */
  takeOver(
    held: Stored<Reservation>,
    wanted: Reservation,
  ): Promise<{ readonly kind: 'reserved' } | { readonly kind: 'lost' }>;
  /** Deletes the reservation if it still belongs to that request. */
  release(reservation: Reservation): Promise<void>;
}
