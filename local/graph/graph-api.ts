import { pathPattern } from '../web/path-pattern';
import { appRoleRoutes } from './app-role-routes';
import { applicationRoutes } from './application-routes';
import { deletedItemRoutes } from './deleted-item-routes';
import type { Directory } from './directory';
import { entitlementRoutes } from './entitlement-routes';
import { notSimulated, requestDenied } from './graph-error';
import type { GraphCall, GraphReply, GraphRoute } from './graph-route';
import { groupMemberRoutes } from './group-member-routes';
import { groupRoutes } from './group-routes';
import { invitationRoutes } from './invitation-routes';
import { mailRoutes } from './mail-routes';
import { tenantRoutes } from './tenant-routes';
import type { Throttle } from './throttle';
import { userRelationRoutes } from './user-relation-routes';
import { userRoutes } from './user-routes';

/** Carries out one call. @throws GraphError for everything Graph refuses. */
export type GraphApi = (call: GraphCall) => GraphReply;

const checkPermissions = ({ permissions }: GraphRoute, { caller }: GraphCall): void => {
  const isMet = permissions.every((anyOf) => anyOf.some((role) => caller.roles.has(role)));
  if (isMet) return;
  throw requestDenied();
};

/** Every call the simulator knows; what it does not know is a 501, never a guess. */
export function makeGraphApi(
  directory: Directory,
  throttle: Throttle,
  redeemBase: () => string,
): GraphApi {
  const routes = [
    ...invitationRoutes(directory, redeemBase),
    ...userRoutes(directory),
    ...userRelationRoutes(directory),
    ...mailRoutes(directory),
    ...deletedItemRoutes(directory),
    ...groupRoutes(directory),
    ...groupMemberRoutes(directory),
    ...applicationRoutes(directory),
    ...appRoleRoutes(directory),
    ...tenantRoutes(directory),
    ...entitlementRoutes(directory),
  ].map((route) => ({ route, match: pathPattern(route.path) }));

  return (call) => {
    throttle.count(call);
    for (const { route, match } of routes) {
      const parameters = route.method === call.method ? match(call.path) : undefined;
      if (parameters === undefined) continue;
      checkPermissions(route, call);
      return route.answer(call, (name) => parameters.get(name) ?? '');
    }
    throw notSimulated(`${call.method} ${call.path}`);
  };
}
