import type { Cancel } from '../../clock/stack-clock';
import type { DuplicateWindow } from './duplicate-window';
import type { Lane } from './lane';
import type { MessageStore } from './message-store';
import type { QueuedMessage } from './queued-message';
import type { QueueSettings } from './queue-settings';
import type { Timetable } from '../../clock/timetable';

/** What the rules of one queue work on. */
export interface QueueParts {
  readonly settings: QueueSettings;
  readonly now: () => number;
  readonly timetable: Timetable;
  readonly store: MessageStore;
  readonly nextSequenceNumber: () => number;
  readonly main: Lane;
  readonly dead: Lane;
  readonly duplicates: DuplicateWindow;
  /** What each message waits for: its scheduled instant or the end of its life. */
  readonly waits: Map<QueuedMessage, Cancel>;
}
