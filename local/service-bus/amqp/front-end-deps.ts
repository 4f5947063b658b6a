import type { FaultBook } from '../../control/fault-book';
import type { Broker } from '../engine/broker';
import type { SasKey } from './refuse-sas-token';

export interface FrontEndDeps {
  readonly broker: Broker;
  readonly faults: FaultBook;
  readonly key: SasKey;
  readonly log: (line: string) => void;
}
