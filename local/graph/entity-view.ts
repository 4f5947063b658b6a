import type { Principal } from './directory';
import type { EntityType } from './entity-type';
import type { GraphCall } from './graph-route';
import { project, selected } from './odata-page';

const typeNames = { User: 'user', Group: 'group', ServicePrincipal: 'servicePrincipal' } as const;

/** An object with its type, as it shows among directory objects of several kinds. */
export function typedObject({ kind, object }: Principal): object {
  return { '@odata.type': `#microsoft.graph.${typeNames[kind]}`, ...object };
}

/** One entity, as `$select` asks for it. */
export function entityView(call: GraphCall, type: EntityType, record: object): object {
  return {
    '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${type.name}s/$entity`,
    ...project(record, selected(call, type)),
  };
}
