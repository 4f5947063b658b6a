import { makeTables } from '../../../shared/adapters/tables/make-tables';
import { referenceIndexContract } from '../../support/contracts/reference-index.contract';
import { testTables } from '../../support/tables';

describe('makeReferenceIndex', () => {
  referenceIndexContract(() => {
    const { connectionString, prefix } = testTables();
    const connection = { kind: 'connectionString', value: connectionString } as const;
    return makeTables({ connection, now: () => new Date(), prefix }).references;
  });
});
