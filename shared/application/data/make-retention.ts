import type { AppPorts } from '../app-ports';
import type { ChangeRequest } from '../change-request';
import { makeArchiveAudit, type ArchiveAudit } from './archive-audit';
import { makeForgetRequest } from './forget-request';
import { makeReduceRequest } from './reduce-request';
import { makeSweepRetention, type SweepRetention } from './sweep-retention';

export interface Retention {
  readonly sweepRetention: SweepRetention;
  readonly archiveAudit: ArchiveAudit;
}

/** Puts together what is done every night. */
export function makeRetention(
  deps: AppPorts & { readonly changeRequest: ChangeRequest },
): Retention {
  const forgetRequest = makeForgetRequest(deps);
  const reduceRequest = makeReduceRequest(deps);
  return {
    sweepRetention: makeSweepRetention({ ...deps, forgetRequest, reduceRequest }),
    archiveAudit: makeArchiveAudit(deps),
  };
}
