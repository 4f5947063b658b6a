import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import {
  connectAcs,
  makeAcsEmailTransport,
} from '../shared/adapters/acs-email/acs-email-transport';
import { makeAuditArchive } from '../shared/adapters/blob-storage/audit-archive';
import { makeLinkTokens } from '../shared/adapters/crypto/link-tokens';
import { matchesPartnerKey } from '../shared/adapters/crypto/matches-partner-key';
import { makeRandomIds } from '../shared/adapters/crypto/random-ids';
import { makeSeals } from '../shared/adapters/crypto/seals';
import { makeOrchestrations } from '../shared/adapters/durable/orchestrations';
import { type Graph, makeGraph } from '../shared/adapters/graph/make-graph';
import { type Credential, makeManagedIdentity } from '../shared/adapters/identity/managed-identity';
import { withCredential } from '../shared/adapters/identity/with-credential';
import { makeFileKeyRing } from '../shared/adapters/key-file/file-key-ring';
import { connectVault } from '../shared/adapters/key-vault/connect-vault';
import { makeVaultKeyRing } from '../shared/adapters/key-vault/vault-key-ring';
import { makePolicyFiles } from '../shared/adapters/policy-files/policy-files';
import { makeServiceBusMailQueue } from '../shared/adapters/service-bus/mail-queue';
import { makeSmtpTransport } from '../shared/adapters/smtp/smtp-transport';
import { makeTables } from '../shared/adapters/tables/make-tables';
import { type InvocationLog, makeInvocationLog } from '../shared/adapters/telemetry/invocation-log';
import { makeTrace, type Trace } from '../shared/adapters/telemetry/tracing';
import { makeApp } from '../shared/application/app';
import { heedSwitches, type HeededSwitches } from '../shared/application/heed-switches';
import { keepPolicies } from '../shared/application/keep-policies';
import { withoutRevokedKeys } from '../shared/application/without-revoked-keys';
import { brandingOf } from '../shared/application/views/branding';
import type { AppPorts } from '../shared/application/app-ports';
import type { Config, KeyRingConfig, MailConfig } from '../shared/config/config';
import { AppError } from '../shared/domain/app-error';
import type { PolicySet } from '../shared/domain/policy/policy-set';
import { usesOf } from '../shared/domain/policy/policy-uses';
import { withSwitches } from '../shared/domain/policy/with-switches';
import type { KeyRing } from '../shared/ports/key-ring';
import type { MailTransport } from '../shared/ports/mail-transport';
import type { PolicyLoad } from '../shared/ports/policy-source';
import type { StepLog } from '../shared/ports/step-log';
import { renderMail } from '../shared/presentation/render-mail';
import { renderPage } from '../shared/presentation/render-page';
import type { Dependencies } from './dependencies';
import type { Readiness } from './http/readiness';
import { makeReadiness } from './make-readiness';
import { tellOnce } from './tell-once';
import { makeUnconfigured } from './unconfigured';

const clock = { now: () => new Date() };
/** Made by the template, with its policy. */
const auditContainer = 'audit';

const sleep = async (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** What functions get when the settings are no configuration. */
export function refuseAll(problems: readonly string[]): Dependencies {
  const log = makeInvocationLog();
  const ids = makeRandomIds();
  return makeUnconfigured(problems, { renderPage, fallbackBranding: nobody, log, ids, clock });
}

/** The adapters behind the ports of use cases, and what every invocation runs in. */
interface Composed {
  /** What use cases are made from. */
  readonly ports: AppPorts;
  readonly log: InvocationLog;
  readonly trace: Trace;
  /** What operators switched by hand. */
  readonly switches: HeededSwitches;
  readonly readiness: () => Promise<Readiness>;
  /** Logs what the tenant does not let the app do, once. */
  readonly tellTenant: () => void;
}

/** Makes the adapters that the configuration asks for. None connects before its first use. */
function compose(config: Config, loaded: PolicyLoad): Composed {
  const log = makeInvocationLog();
  const credential = makeManagedIdentity(config.clientId);
  const tables = makeTables({
    connection: withCredential(config.tables, credential),
    now: clock.now,
  });
  const switches = heedSwitches({ switches: tables.switches, clock, log, sleep });
  const keyRing = withoutRevokedKeys(
    makeKeyRing(config.keyRing, credential),
    switches.current,
    clock,
  );
  const queue = makeServiceBusMailQueue(withCredential(config.serviceBus, credential));
  const graph = connectGraph(config, credential, log);
  const ports: AppPorts = {
    ...tables,
    ...graph,
    store: tables.requestStore,
    due: tables.dueIndex,
    idempotency: tables.idempotencyRecords,
    policies: currentPolicies(loaded, switches),
    auditArchive: makeAuditArchive({
      connection: withCredential(config.blobs, credential),
      container: auditContainer,
    }),
    keepPolicies: keepPolicies(loaded, tables.policyVersions, clock),
    queue,
    transport: makeTransport(config.mail, credential),
    renderMail,
    linkTokens: makeLinkTokens({ keyRing, clock, audience: config.publicBaseUrl }),
    seals: makeSeals({ keyRing }),
    matchesPartnerKey,
    clock,
    ids: makeRandomIds(),
    log,
    publicBaseUrl: config.publicBaseUrl,
    limitFirstMails: config.rateLimits === 'on',
  };
  const uses = loaded.kind === 'loaded' ? usesOf(loaded.set) : undefined;
  const tenantProblems = async () => (uses === undefined ? [] : graph.tenantProblems(uses));
  const readiness = makeReadiness(loaded, { tables, serviceBus: queue, graph }, tenantProblems);
  const trace = makeTrace({ ...config.telemetry, credential });
  return { ports, log, trace, switches, readiness, tellTenant: tellOnce(tenantProblems, log) };
}

const orchestrations = (context: InvocationContext) =>
  makeOrchestrations(() => df.getClient(context));

/**
 * What functions are made from when the settings are a configuration: the use cases over their adapters. With policies that
 * were refused the functions are there all the same, and answer that the app is not ready.
 */
export async function makeDependencies(config: Config): Promise<Dependencies> {
  const loaded = await makePolicyFiles(config.policiesDir).load();
  const { ports, log, trace, switches, readiness, tellTenant } = compose(config, loaded);
  const app = makeApp(ports);
  return {
    app,
    orchestrations,
    within: async (context, run) =>
      trace(context, async () =>
        log.within(context, async () => {
          tellTenant();
          await switches.refresh();
          return run();
        }),
      ),
    http: {
      ...ports,
      app,
      renderPage,
      fallbackBranding: loaded.kind === 'loaded' ? brandingOf(loaded.set.settings) : nobody,
      trustedHops: config.trustedHops,
      limitNetworks: config.rateLimits === 'on',
      orchestrations,
      readiness,
      pause: sleep,
      notReady: loaded.kind === 'refused',
    },
  };
}

const nobody = { name: 'Vestibule', privacyUrl: '', timeZone: 'UTC' };

function currentPolicies(loaded: PolicyLoad, switches: HeededSwitches): () => PolicySet {
  return () => {
    if (loaded.kind === 'refused') throw new AppError('policy.refused');
    return withSwitches(loaded.set, switches.current(), clock.now());
  };
}

function connectGraph(config: Config, credential: Credential, log: StepLog): Graph {
  return makeGraph({
    ...config.graph,
    credential,
    assignsApplications: config.applicationRoles,
    onThrottled: () => {
      log.warn('graph.throttled', {});
    },
  });
}

function makeKeyRing(config: KeyRingConfig, credential: Credential): KeyRing {
  const { now } = clock;
  return config.kind === 'file'
    ? makeFileKeyRing({ path: config.path, now })
    : makeVaultKeyRing({ connect: async () => connectVault({ ...config, credential }), now });
}

function makeTransport(config: MailConfig, credential: Credential): MailTransport {
  return config.kind === 'smtp'
    ? makeSmtpTransport(config)
    : makeAcsEmailTransport(async () => connectAcs({ ...config, credential }));
}
