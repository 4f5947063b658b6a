import type { Principal } from './directory';
import type { EntityType } from './entity-type';
import type { GraphCall } from './graph-route';
import { project, selected } from './odata-page';

const typeNames = { User: 'user', Group: 'group', ServicePrincipal: 'servicePrincipal' } as const;

/** An object with its type, as it shows among directory objects of several kinds. */
export function typedObject({ kind, object }: Principal): object {
  return { '@odata.type': `#microsoft.graph.${typeNames[kind]}`, ...object };
}

/**
 * Of an object that the caller may not read, a relationship shows type and id only.
 * @see https://learn.microsoft.com/graph/permissions-overview (limited information returned for inaccessible member objects)
 */
export function limitedView(typed: object, type: EntityType): object {
  const all = new Map<string, unknown>(Object.entries(typed));
  const nothing = type.properties.map((name) => [name, null] as const);
  const shown = ['@odata.type', 'id'].map((name) => [name, all.get(name)] as const);
  return Object.fromEntries<unknown>([...nothing, ...shown]);
}

/** One entity, as `$select` asks for it. */
export function entityView(call: GraphCall, type: EntityType, record: object): object {
  return {
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${type.name}s/$entity`,
    ...project(record, selected(call, type)),
  };
}
