import type { HostSettings } from './configuration/host-settings';
import type { DurableExtension } from './durable-extension';
import type { HostKeys } from './http/host-keys';
import type { RouteTable } from './http/route-table';
import type { FunctionIndex, IndexedFunction } from './index/indexed-function';
import type { Log } from './log';
import type { TimerTrigger } from './triggers/timer-trigger';
import type { Invoke } from './worker/rpc';

/** Everything a request may need once the app is loaded. */
export interface HostContext {
  readonly settings: HostSettings;
  readonly index: FunctionIndex;
  readonly routes: RouteTable<IndexedFunction>;
  readonly keys: HostKeys;
  readonly invoke: Invoke;
  readonly durable: DurableExtension | undefined;
  readonly timers: ReadonlyMap<string, TimerTrigger>;
  /** Set when the app enabled streamed HTTP. */
  readonly httpUri: string | undefined;
  /** Why the host does not run; empty when it runs. */
  readonly errors: readonly string[];
  readonly log: Log;
}
