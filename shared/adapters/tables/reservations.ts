import { z } from 'zod';
import { AppError } from '../../domain/app-error';
import type { Reservation, Reservations } from '../../ports/reservations';
import { parseText } from './parse-text';
import type { Table, TableRow } from './table';

const reservationSchema = z.object({
  personKey: z.string(),
  accessPackageId: z.string(),
  requestId: z.string(),
  reference: z.string(),
  reservedAt: z.string(),
});

function keysOf({ personKey, accessPackageId }: Reservation): [string, string] {
  return [`p${personKey.slice(0, 2)}`, `${personKey}|${accessPackageId}`];
}

function rowOf(reservation: Reservation): TableRow {
  const [partitionKey, rowKey] = keysOf(reservation);
  const { requestId } = reservation;
  return { partitionKey, rowKey, columns: { requestId }, text: JSON.stringify(reservation) };
}

// Only a reservation that comes and goes between two calls costs another round.
const rounds = 4;

/** Reservations in the table `reservations`: PK `p` and two digits of the person's key, RK `<person>|<package>`. */
export function makeReservations(table: Table): Reservations {
  const read = async (wanted: Reservation) => {
    const row = await table.get(...keysOf(wanted));
    return row && { value: parseText(reservationSchema, row.text), etag: row.etag };
  };

  return {
    async reserve(wanted) {
      for (let round = 0; round < rounds; round += 1) {
        const written = await table.write([{ kind: 'insert', row: rowOf(wanted) }]);
        if (written.kind === 'written') return { kind: 'reserved' };
        const held = await read(wanted);
        if (held !== undefined) return { kind: 'taken', held };
      }
      throw new AppError('tables.contended', { retryable: true });
    },
    async takeOver({ etag }, wanted) {
      const written = await table.write([{ kind: 'replace', row: rowOf(wanted), etag }]);
      return { kind: written.kind === 'written' ? 'reserved' : 'lost' };
    },
    async release(reservation) {
      const held = await read(reservation);
      if (held?.value.requestId !== reservation.requestId) return;
      const { etag } = held;
      await table.write([{ kind: 'delete', row: rowOf(reservation), etag }]);
    },
  };
}
