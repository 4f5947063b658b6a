import { randomBytes } from 'node:crypto';

export interface TestTables {
  readonly connectionString: string;
  /** Put before every table's name, so that test files do not meet in one table; letters and digits only. */
  readonly prefix: string;
}

/** The tables that the integration tests share; every call gives a prefix of its own. */
export function testTables(): TestTables {
  const connectionString = process.env['VESTIBULE_TEST_TABLES'];
  if (connectionString === undefined) {
    throw new Error('Tables run for the integration project only.');
  }
  return { connectionString, prefix: `t${randomBytes(6).toString('hex')}` };
}
