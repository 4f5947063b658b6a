import { makeTables } from '../../../shared/adapters/tables/make-tables';
import { auditLogContract } from '../../support/contracts/audit-log.contract';
import { testTables } from '../../support/tables';

describe('makeAuditLog', () => {
  auditLogContract(() => {
    const { connectionString: value, prefix } = testTables();
    const connection = { kind: 'connectionString', value } as const;
    return makeTables({ connection, now: () => new Date(), prefix }).auditLog;
  });
});
