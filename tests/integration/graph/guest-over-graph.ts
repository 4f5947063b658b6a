import type { GraphConnection } from '../../../shared/adapters/graph/graph-api';
import { makeGraph, type Graph } from '../../../shared/adapters/graph/make-graph';
import { guestLifeOver, type GuestLife } from '../../support/guest-life';
import type { GraphTenant } from '../graph-simulator/graph-tenant';

/** With a token whose roles are those granted at this moment. */
export function connectionOf(tenant: GraphTenant): GraphConnection {
  const getToken = async () => ({
    token: await tenant.token(),
    expiresOnTimestamp: tenant.clock.now() + 3_600_000,
  });
  return {
    endpoint: tenant.graph.url,
    credential: async () => Promise.resolve({ getToken }),
  };
}

/** The adapter as the app uses it. */
export function graphOf(tenant: GraphTenant): Graph {
  return makeGraph({ ...connectionOf(tenant), assignsApplications: true });
}

/** An app in memory whose directory is the simulator, on the simulator's clock. */
export function guestOverGraph(
  tenant: GraphTenant,
  accessPackage: Readonly<Record<string, unknown>> = {},
): GuestLife {
  const { clock } = tenant;
  const { directory, invitations, roles, accounts } = graphOf(tenant);
  return guestLifeOver(
    {
      clock: {
        now: () => new Date(clock.now()),
        advance: (seconds) => clock.moveTo(clock.now() + seconds * 1000),
        set: (instant) => clock.moveTo(Date.parse(instant)),
      },
      ports: { directory, invitations, roles, accounts },
    },
    accessPackage,
  );
}
