import type { StepLog } from '../shared/ports/step-log';

/** Logs what is wrong with the tenant in the first invocation of the process; what cannot be found out is told by readiness. */
export function tellOnce(find: () => Promise<readonly string[]>, log: StepLog): () => void {
  let told = false;

  const tell = async (): Promise<void> => {
    try {
      for (const problem of await find()) log.warn('tenant.problem', { problem });
    } catch (error) {
      log.warn('tenant.unknown', {}, error);
    }
  };

  return () => {
    if (told) return;
    told = true;
    void tell();
  };
}
