import type { FaultBook } from '../control/fault-book';
import type { Closers } from './closers';
import type { FolderClock } from './folder-clock';
import type { HostProcess } from './host-process';
import type { StackLog } from './stack-log';
import type { StackOptions } from './stack-options';

/** What every piece of one stack shares. */
export interface StackSetup {
  readonly options: StackOptions;
  /** The folder that is really used, a temporary one where the options name none. */
  readonly dataDir: string;
  readonly projectDir: string;
  /** The app's port, claimed. */
  readonly port: number;
  readonly baseUrl: string;
  readonly time: FolderClock;
  readonly faults: FaultBook;
  readonly log: StackLog;
  readonly closers: Closers;
  /** Makes the host that the app is to run on, with the app's settings; it is not started yet. */
  readonly openHost: (setup: StackSetup, settings: NodeJS.ProcessEnv) => HostProcess;
  /** The host cannot be kept running; the stack must end. */
  readonly onGivenUp: (sentence: string) => void;
}
