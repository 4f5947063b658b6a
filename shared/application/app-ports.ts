import type { AuditArchive } from '../ports/audit-archive';
import type { AuditLog } from '../ports/audit-log';
import type { Clock } from '../ports/clock';
import type { CurrentPolicies } from '../ports/current-policies';
import type { Directory } from '../ports/directory';
import type { DueIndex } from '../ports/due-index';
import type { ExpiredRows } from '../ports/expired-rows';
import type { GuestAccounts } from '../ports/guest-accounts';
import type { GuestInvitations } from '../ports/guest-invitations';
import type { IdempotencyRecords } from '../ports/idempotency-records';
import type { Leases } from '../ports/leases';
import type { LinkTokens } from '../ports/link-tokens';
import type { MailQueue } from '../ports/mail-queue';
import type { MailTransport } from '../ports/mail-transport';
import type { OpenRequests } from '../ports/open-requests';
import type { MatchesPartnerKey } from '../ports/matches-partner-key';
import type { PersonIndex } from '../ports/person-index';
import type { PolicyVersions } from '../ports/policy-versions';
import type { RandomIds } from '../ports/random-ids';
import type { RateLimits } from '../ports/rate-limits';
import type { ReferenceIndex } from '../ports/reference-index';
import type { RenderMail } from '../ports/render-mail';
import type { RequestList } from '../ports/request-list';
import type { RequestStore } from '../ports/request-store';
import type { Reservations } from '../ports/reservations';
import type { ResourceRoles } from '../ports/resource-roles';
import type { Seals } from '../ports/seals';
import type { StepLog } from '../ports/step-log';
import type { Switches } from '../ports/switches';

/** Everything outside that the use cases reach, and the settings they work by. */
export interface AppPorts {
  readonly store: RequestStore;
  readonly reservations: Reservations;
  readonly leases: Leases;
  readonly idempotency: IdempotencyRecords;
  readonly rateLimits: RateLimits;
  readonly due: DueIndex;
  readonly openRequests: OpenRequests;
  readonly people: PersonIndex;
  readonly references: ReferenceIndex;
  readonly requestList: RequestList;
  readonly auditLog: AuditLog;
  /** Undefined where there is no place for it. */
  readonly auditArchive: AuditArchive | undefined;
  readonly expiredRows: ExpiredRows;
  readonly switches: Switches;
  readonly policies: CurrentPolicies;
  readonly policyVersions: PolicyVersions;
  /** Keeps the text of every policy version in force, once a day per process. */
  readonly keepPolicies: () => Promise<void>;
  readonly directory: Directory;
  readonly invitations: GuestInvitations;
  readonly roles: ResourceRoles;
  readonly accounts: GuestAccounts;
  readonly queue: MailQueue;
  readonly transport: MailTransport;
  readonly renderMail: RenderMail;
  readonly linkTokens: LinkTokens;
  readonly seals: Seals;
  readonly matchesPartnerKey: MatchesPartnerKey;
  readonly clock: Clock;
  readonly ids: RandomIds;
  readonly log: StepLog;
  /** Without trailing slash; the only source of absolute addresses. */
  readonly publicBaseUrl: string;
  /** False on the local stack: how many first mails go out an hour is then not limited. */
  readonly limitFirstMails: boolean;
}
