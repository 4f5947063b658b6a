import { makeLinkTokens } from '../../shared/adapters/crypto/link-tokens';
import { matchesPartnerKey } from '../../shared/adapters/crypto/matches-partner-key';
import { makeSeals } from '../../shared/adapters/crypto/seals';
import { makeApp, type App } from '../../shared/application/app';
import type { AppPorts } from '../../shared/application/app-ports';
import type { PolicySet } from '../../shared/domain/policy/policy-set';
import { isAtEnd } from '../../shared/domain/request/request-state';
import type { Clock } from '../../shared/ports/clock';
import type { RequestStore } from '../../shared/ports/request-store';
import { renderMail } from '../../shared/presentation/render-mail';
import { makeFakeAuditArchive, type FakeAuditArchive } from './fakes/fake-audit-archive';
import { makeFakeAuditLog, type FakeAuditLog } from './fakes/fake-audit-log';
import { makeFakeClock } from './fakes/fake-clock';
import { directoryPerson, makeFakeDirectory, type FakeDirectory } from './fakes/fake-directory';
import { makeFakeDueIndex, type FakeDueIndex } from './fakes/fake-due-index';
import {
  makeFakeGuestInvitations,
  type FakeGuestInvitations,
} from './fakes/fake-guest-invitations';
import { makeFakeExpiredRows, type FakeExpiredRows } from './fakes/fake-expired-rows';
import { makeFakeGuestAccounts, type FakeGuestAccounts } from './fakes/fake-guest-accounts';
import { makeFakeIdempotencyRecords } from './fakes/fake-idempotency-records';
import { makeFakeKeyRing } from './fakes/fake-key-ring';
import { makeFakeLeases } from './fakes/fake-leases';
import { makeFakeMailQueue, type FakeMailQueue } from './fakes/fake-mail-queue';
import { makeFakeMailTransport, type FakeMailTransport } from './fakes/fake-mail-transport';
import { makeFakeOpenRequests } from './fakes/fake-open-requests';
import { makeFakeOrchestrations, type FakeOrchestrations } from './fakes/fake-orchestrations';
import { makeFakePersonIndex } from './fakes/fake-person-index';
import { makeFakePolicyVersions, type FakePolicyVersions } from './fakes/fake-policy-versions';
import { makeFakeRandomIds } from './fakes/fake-random-ids';
import { makeFakeRateLimits } from './fakes/fake-rate-limits';
import { makeFakeReferenceIndex } from './fakes/fake-reference-index';
import { makeFakeRequestList } from './fakes/fake-request-list';
import { makeFakeRequestStore, type FakeRequestStore } from './fakes/fake-request-store';
import { makeFakeReservations, type FakeReservations } from './fakes/fake-reservations';
import { makeFakeResourceRoles, type FakeResourceRoles } from './fakes/fake-resource-roles';
import { makeFakeStepLog, type FakeStepLog } from './fakes/fake-step-log';
import { makeFakeSwitches } from './fakes/fake-switches';
import { aPolicySet } from './policies';

export interface InMemoryAppOptions {
  readonly policies?: PolicySet;
  readonly clock?: Clock;
  readonly limitFirstMails?: boolean;
  /** Stands between the use cases and the rows, to slow down or to break. */
  readonly through?: (store: RequestStore) => RequestStore;
  /** Replaces whatever else. */
  readonly ports?: Partial<AppPorts>;
}

/** The ports as the use cases have them, each fake with what tests may do to it. */
export interface InMemoryPorts extends AppPorts {
  readonly reservations: FakeReservations;
  readonly due: FakeDueIndex;
  readonly directory: FakeDirectory;
  readonly invitations: FakeGuestInvitations;
  readonly roles: FakeResourceRoles;
  readonly accounts: FakeGuestAccounts;
  readonly auditLog: FakeAuditLog;
  readonly auditArchive: FakeAuditArchive;
  readonly expiredRows: FakeExpiredRows;
  readonly queue: FakeMailQueue;
  readonly transport: FakeMailTransport;
  readonly log: FakeStepLog;
  readonly policyVersions: FakePolicyVersions;
}

export interface InMemoryApp {
  readonly app: App;
  readonly ports: InMemoryPorts;
  readonly rows: FakeRequestStore;
  /** Keeps what it is told and runs nothing. */
  readonly orchestrations: FakeOrchestrations;
  /** Other policies are in force from now on; requests keep the versions they were made under. */
  usePolicies(policies: PolicySet): void;
}

const publicBaseUrl = 'https://vestibule.example';

/** The group that decides in the policies of tests: Ravi and Lee. */
export const owners = [directoryPerson('Ravi'), directoryPerson('Lee')] as const;

/** The whole of the use cases over rows in memory, with real tokens, seals and mails. Kim and the owners can decide. */
export function makeInMemoryApp(options: InMemoryAppOptions = {}): InMemoryApp {
  const { clock = makeFakeClock(), through = (store) => store } = options;
  const rows = makeFakeRequestStore();
  const reservations = makeFakeReservations();
  const policyVersions = makeFakePolicyVersions(clock);
  const keyRing = makeFakeKeyRing();
  let policies = options.policies ?? aPolicySet();

  const directory = makeFakeDirectory();
  directory.people({ kind: 'group', group: 'Project X owners' }, owners);
  directory.people({ kind: 'user', user: 'kim@host.example' }, [directoryPerson('Kim')]);
  directory.people({ kind: 'user', user: 'desk@host.example' }, [directoryPerson('Desk')]);

  const hold = (): void => {
    for (const { version, ...accessPackage } of policies.accessPackages) {
      policyVersions.hold(version, accessPackage);
    }
  };
  hold();

  const ports: InMemoryPorts = {
    store: through(rows),
    reservations,
    leases: makeFakeLeases(clock),
    idempotency: makeFakeIdempotencyRecords(clock),
    rateLimits: makeFakeRateLimits(clock),
    due: makeFakeDueIndex(),
    openRequests: makeFakeOpenRequests(async (requestId) => {
      const found = await rows.load(requestId);
      return found !== undefined && !isAtEnd(found.request.value.state);
    }),
    people: makeFakePersonIndex(reservations, clock),
    references: makeFakeReferenceIndex(),
    requestList: makeFakeRequestList(rows),
    auditLog: makeFakeAuditLog(),
    auditArchive: makeFakeAuditArchive(),
    expiredRows: makeFakeExpiredRows(),
    switches: makeFakeSwitches(),
    policies: () => policies,
    policyVersions,
    keepPolicies: () => Promise.resolve(hold()),
    directory,
    invitations: makeFakeGuestInvitations(),
    roles: makeFakeResourceRoles(),
    accounts: makeFakeGuestAccounts(),
    queue: makeFakeMailQueue(),
    transport: makeFakeMailTransport(),
    renderMail,
    linkTokens: makeLinkTokens({ keyRing, clock, audience: publicBaseUrl }),
    seals: makeSeals({ keyRing }),
    matchesPartnerKey,
    clock,
    ids: makeFakeRandomIds(),
    log: makeFakeStepLog(),
    publicBaseUrl,
    limitFirstMails: options.limitFirstMails ?? false,
  };
  return {
    app: makeApp({ ...ports, ...options.ports }),
    ports,
    rows,
    orchestrations: makeFakeOrchestrations(clock),
    usePolicies(next) {
      policies = next;
      hold();
    },
  };
}
