import type { SignUpRequest } from '../../domain/request/sign-up-request';
import type { AuditLog } from '../../ports/audit-log';
import type { RequestList } from '../../ports/request-list';
import type { RequestStore } from '../../ports/request-store';
import type { StepLog } from '../../ports/step-log';
import { auditRecords } from './audit-records';
import { inBatches } from './in-batches';

export interface CopyAuditDeps {
  readonly requestList: RequestList;
  readonly store: RequestStore;
  readonly auditLog: AuditLog;
  readonly log: StepLog;
}

export interface CopiedAudit {
  readonly entries: number;
  /** False when time was up or a request could not be read: then entries may be missing. */
  readonly isWhole: boolean;
}

const atOnce = 16;
const pageOfList = 500;

/** Copies the audit entries of all requests that changed since an instant to the log that outlives them. */
export async function copyAudit(
  deps: CopyAuditDeps,
  since: string,
  isTimeUp: () => boolean,
): Promise<CopiedAudit> {
  let entries = 0;
  let failed = 0;
  const copyOne = async ({ id, updatedAt, auditedAt = '' }: SignUpRequest): Promise<void> => {
    if (updatedAt < since && auditedAt < since) return;
    try {
      const rows = await deps.store.load(id);
      // Whoever forgot it meanwhile has copied its entries before.
      if (rows === undefined) return;
      const records = auditRecords(rows);
      await deps.auditLog.append(records);
      entries += records.length;
    } catch (error) {
      failed += 1;
      deps.log.error('audit.copy-failed', { requestId: id }, error);
    }
  };
  const all = deps.requestList.newestFirst({}, pageOfList);
  const { isFinished } = await inBatches(all, { size: atOnce, isTimeUp }, copyOne);
  return { entries, isWhole: failed === 0 && isFinished };
}
