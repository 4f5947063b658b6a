import { randomBytes } from 'node:crypto';
import { makeAuditArchive } from '../../shared/adapters/blob-storage/audit-archive';
import { makeRandomIds } from '../../shared/adapters/crypto/random-ids';
import { makeSeals } from '../../shared/adapters/crypto/seals';
import { makePolicyFiles } from '../../shared/adapters/policy-files/policy-files';
import { makeTables } from '../../shared/adapters/tables/make-tables';
import { makeChangeRequest } from '../../shared/application/change-request';
import { makeArchiveAudit } from '../../shared/application/data/archive-audit';
import { makeForgetRequest } from '../../shared/application/data/forget-request';
import { makeReduceRequest } from '../../shared/application/data/reduce-request';
import { makeSweepRetention } from '../../shared/application/data/sweep-retention';
import type { AuditLog, AuditRecord } from '../../shared/ports/audit-log';
import type { Orchestrations } from '../../shared/ports/orchestrations';
import type { RequestList } from '../../shared/ports/request-list';
import type { StepLog } from '../../shared/ports/step-log';

const dayMs = 86_400_000;
const yearMs = 400 * dayMs;
const silence: StepLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock on which a run of four minutes is over after some seconds. */
function fastClock(begin: number, times: number): { readonly now: () => Date } {
  const started = performance.now();
  return { now: () => new Date(begin + (performance.now() - started) * times) };
}

async function connect(connectionString: string, clock: { readonly now: () => Date }) {
  const connection = { kind: 'connectionString', value: connectionString } as const;
  const loaded = await makePolicyFiles('policies').load();
  if (loaded.kind === 'refused') throw new Error('The policies have problems.');
  const tables = makeTables({ connection, now: clock.now });
  const pepper = randomBytes(32);
  const key = { kid: '1', secret: randomBytes(32) };
  const keyRing = {
    keys: () => Promise.resolve([key]),
    pepper: () => Promise.resolve(pepper),
  };
  return {
    ...tables,
    store: tables.requestStore,
    due: tables.dueIndex,
    policies: () => loaded.set,
    keepPolicies: async () => Promise.resolve(),
    seals: makeSeals({ keyRing }),
    auditArchive: makeAuditArchive({ connection, container: `c${String(Date.now())}` }),
    ids: makeRandomIds(),
    log: silence,
    clock,
  };
}

// The rows are measured, not the task hub.
const noOrchestrations: Pick<Orchestrations, 'forgetEnded'> = {
  forgetEnded: () => Promise.resolve(0),
};

const runEffects = async (): Promise<void> => Promise.resolve();

/** Everything that is over goes, for as long as a run lasts on a clock that is eight times as fast. */
async function sweep(connectionString: string): Promise<number> {
  const clock = fastClock(Date.now() + yearMs, 8);
  const deps = await connect(connectionString, clock);
  const changeRequest = makeChangeRequest({ ...deps, runEffects });
  const swept = await makeSweepRetention({
    ...deps,
    forgetRequest: makeForgetRequest(deps),
    reduceRequest: makeReduceRequest({ ...deps, changeRequest }),
  })(noOrchestrations);
  return swept.forgotten;
}

const noRequests: RequestList = {
  // oxlint-disable-next-line require-yield -- there are none
  async *newestFirst() {
    await Promise.resolve();
  },
};

/** As many entries of one day as asked for, made while they are read, so that the log itself costs nothing. */
function auditLogOf(count: number, at: string): AuditLog {
  async function* between(from: Date, to: Date): AsyncGenerator<AuditRecord> {
    if (at < from.toISOString() || at >= to.toISOString()) return;
    for (let number = 0; number < count; number += 1) {
      await Promise.resolve();
      yield {
        requestId: String(number).padStart(32, '0'),
        id: 'a'.repeat(16),
        at,
        action: 'decision.approve',
        actor: `approver:${'b'.repeat(16)}`,
        by: 'link',
        details: { stage: '1' },
        personKey: 'c'.repeat(32),
        accessPackageId: 'project-x',
      };
    }
  }
  return {
    append: () => Promise.resolve(),
    between,
    ofPerson: () => between(new Date(0), new Date(0)),
  };
}

/** A day with that many audit entries goes to the archive. */
async function archive(connectionString: string, count: number): Promise<number> {
  const clock = fastClock(Date.now(), 1);
  const deps = await connect(connectionString, clock);
  const at = new Date(clock.now().getTime() - dayMs).toISOString();
  const auditLog = auditLogOf(count, at);
  await makeArchiveAudit({ ...deps, auditLog, requestList: noRequests })();
  return count;
}

/** Upkeep as a process of its own: prints how much it did, how long it took, and the most memory it had. */
async function main([what, connectionString = '', count = '']: readonly string[]): Promise<void> {
  const started = performance.now();
  const done =
    what === 'sweep'
      ? await sweep(connectionString)
      : await archive(connectionString, Number(count));
  const ms = performance.now() - started;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.stdout.write(`${JSON.stringify({ done, ms, peakBytes })}\n`);
  process.stdin.resume().once('close', () => process.exit(0));
}

void main(process.argv.slice(2));
