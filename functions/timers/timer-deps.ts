import type { InvocationContext } from '@azure/functions';
import type { App } from '../../shared/application/app';
import type { Orchestrations } from '../../shared/ports/orchestrations';

export interface TimerDeps {
  readonly app: Pick<App, 'drainOutbox' | 'sweepDue' | 'sweepRetention' | 'archiveAudit'>;
  readonly orchestrations: (context: InvocationContext) => Orchestrations;
}

export type TimerFunction = (timer: unknown, context: InvocationContext) => Promise<void>;
