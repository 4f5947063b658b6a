import type { EntityType } from './entity-type';
import { badRequest, notSimulated, unsupportedQuery } from './graph-error';
import type { GraphCall } from './graph-route';
import { odataFilter } from './odata-filter';

const serviceRoot = 'https://graph.microsoft.com/v1.0';
const understood = new Set(['$select', '$filter', '$top', '$count', '$skiptoken']);

const refuseOtherOptions = ({ query }: GraphCall): void => {
  for (const option of query.keys()) {
    if (option.startsWith('$') && !understood.has(option)) throw notSimulated(option);
  }
};

/** What `$select` asks for, or the type's default. @throws GraphError 400 for a property it does not have. */
export function selected(call: GraphCall, type: EntityType): readonly string[] {
  refuseOtherOptions(call);
  const select = call.query.get('$select');
  if (select === null || select === '') return type.defaults;
  const names = select.split(',').map((name) => name.trim());
  for (const name of names) {
    if (type.properties.includes(name) || name.startsWith('extension_')) continue;
    const message = `Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`;
    throw badRequest(`Parsing OData Select and Expand failed: ${message}`, 'BadRequest');
  }
  return names;
}

const typeMark = '@odata.type';

/** The named properties of a record; what it does not have is null. One that says its type shows only what it has. */
export function project(record: object, names: readonly string[]): object {
  const all = new Map<string, unknown>(Object.entries(record));
  const shown = all.has(typeMark) ? [typeMark, ...names.filter((name) => all.has(name))] : names;
  return Object.fromEntries(shown.map((name) => [name, all.get(name) ?? null]));
}

const pageSize = ({ query }: GraphCall): number => {
  const top = Number(query.get('$top') ?? 100);
  if (Number.isInteger(top) && top >= 1 && top <= 999) return top;
  throw badRequest(
    `Invalid page size specified: '${query.get('$top') ?? ''}'. Must be between 1 and 999 inclusive.`,
  );
};

const startOf = ({ query }: GraphCall): number => {
  const token = query.get('$skiptoken');
  if (token === null) return 0;
  const start = Buffer.from(token, 'base64url').toString();
  if (/^\d+$/u.test(start)) return Number(start);
  throw badRequest('Skip token is invalid.', 'Directory_ExpiredPageToken');
};

const nextLink = ({ path, query }: GraphCall, start: number): string => {
  const next = new URLSearchParams(query);
  next.set('$skiptoken', Buffer.from(String(start)).toString('base64url'));
  return `${serviceRoot}${path}?${next.toString()}`;
};

/** True with both parameters that Graph's advanced queries need. */
export function isAdvancedCall({ query, isEventual }: GraphCall): boolean {
  return isEventual && query.get('$count') === 'true';
}

const filtered = <T extends object>(
  call: GraphCall,
  type: EntityType,
  records: readonly T[],
): readonly T[] => {
  const text = call.query.get('$filter');
  if (text === null) return records;
  const filter = odataFilter(text, type);
  if (filter.isAdvanced && !isAdvancedCall(call)) {
    throw unsupportedQuery(
      'Unsupported or invalid query filter clause: it needs advanced query parameters.',
    );
  }
  return records.filter((record) => filter.matches(record));
};

/**
 * One page of a collection, as `$filter`, `$select`, `$top` and `$skiptoken` ask for it. Next links name Graph's own
 * host, since clients follow only those.
 */
export function odataPage(call: GraphCall, type: EntityType, records: readonly object[]): object {
  const names = selected(call, type);
  const hits = filtered(call, type, records);
  const [start, size] = [startOf(call), pageSize(call)];
  const end = start + size;
  return {
    '@odata.context': `${serviceRoot}/$metadata#${call.path.slice(1)}`,
    ...(isAdvancedCall(call) ? { '@odata.count': hits.length } : {}),
    ...(hits.length > end ? { '@odata.nextLink': nextLink(call, end) } : {}),
    value: hits.slice(start, end).map((record) => project(record, names)),
  };
}
