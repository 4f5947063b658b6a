import { makeRandomIds } from '../../shared/adapters/crypto/random-ids';
import { makeSeals } from '../../shared/adapters/crypto/seals';
import { makeDirectoryCheck } from '../../shared/adapters/graph/directory-check';
import { makeGraph } from '../../shared/adapters/graph/make-graph';
import { makeServiceBusDeadLetters } from '../../shared/adapters/service-bus/dead-letters';
import { makeServiceBusMailQueue } from '../../shared/adapters/service-bus/mail-queue';
import { makeTables } from '../../shared/adapters/tables/make-tables';
import { makeGuestDesk, type GuestDesk } from '../../shared/application/operators/guest-desk';
import { makeOperators, type Operators } from '../../shared/application/operators/operators';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import type { RequestList } from '../../shared/ports/request-list';
import type { StepLog } from '../../shared/ports/step-log';
import type { Switches } from '../../shared/ports/switches';
import type { ReadArguments } from '../cli/read-arguments';
import type { Terminal } from '../cli/terminal';
import { connectionsFor } from './connections';
import { givenPolicies } from './given-policies';
import { operatorName } from './operator-name';

/** Everything that commands work with, connected to a stack or a deployment. */
export interface Desk {
  readonly operators: Operators;
  readonly guests: GuestDesk;
  readonly requestList: RequestList;
  readonly switches: Switches;
  readonly policies: () => PolicySet;
  /** For audit rows. */
  readonly name: string;
  /** The time of the stack, which may be ahead of the machine's. */
  readonly now: () => Date;
  close(): Promise<void>;
}

export type OpenDesk = (given: ReadArguments, terminal: Terminal) => Promise<Desk>;

const silence: StepLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Connects as little as possible: every service at its first use.
 * @throws UsageError, CommandError
 */
export const openDesk: OpenDesk = async (given, terminal) => {
  const name = operatorName(given.text('as'), given.isSet('azure'));
  const connections = await connectionsFor(given, terminal);
  const policySet = await givenPolicies(given, terminal, connections.policiesDir);
  const policies = (): PolicySet => policySet;
  const { now } = connections;
  const tables = makeTables({ connection: connections.tables, now });
  const queue = makeServiceBusMailQueue(connections.serviceBus);
  const deadLetters = makeServiceBusDeadLetters(connections.serviceBus);
  const { directory } = makeGraph({ ...connections.graph, assignsApplications: false });
  const ports = {
    ...tables,
    store: tables.requestStore,
    due: tables.dueIndex,
    policies,
    queue,
    deadLetters,
    directory,
    directoryCheck: makeDirectoryCheck(connections.graph),
    signingKeys: connections.signingKeys,
    clock: { now },
    ids: makeRandomIds(),
    log: silence,
    seals: makeSeals({ keyRing: connections.keyRing }),
  };
  return {
    operators: makeOperators(ports),
    guests: makeGuestDesk(ports),
    requestList: tables.requestList,
    switches: tables.switches,
    policies,
    name,
    now,
    close: async () => void (await Promise.all([queue.close(), deadLetters.close()])),
  };
};
