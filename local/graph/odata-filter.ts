import type { EntityType } from './entity-type';
import { badRequest, unsupportedQuery } from './graph-error';
import { makeTokenReader } from './odata-token-reader';
import type { TokenReader } from './odata-token-reader';

type Literal = string | number | boolean | null;
type Scope = ReadonlyMap<string, unknown>;
type Test = (record: object, scope: Scope) => boolean;

export interface ODataFilter {
  /** True when Graph answers it only with `ConsistencyLevel: eventual` and `$count=true`. */
  readonly isAdvanced: boolean;
  matches(record: object): boolean;
}

interface Parsing {
  readonly reader: TokenReader;
  readonly type: EntityType;
  advanced: boolean;
}

const fold = (value: unknown): unknown =>
  typeof value === 'string' ? value.toLowerCase() : (value ?? null);

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

const resolve = (path: string, record: object, scope: Scope): unknown => {
  const [first = '', ...rest] = path.split('/');
  const start = scope.has(first) ? scope.get(first) : field(record, first);
  return rest.reduce<unknown>((value, name) => field(value, name), start);
};

const order = (left: unknown, right: Literal): number => {
  if (typeof left !== typeof right || left === null || right === null) return Number.NaN;
  const [a, b] = [String(fold(left)), String(fold(right))];
  if (typeof left === 'number') return left - Number(right);
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const comparisons = new Map<string, (left: unknown, right: Literal) => boolean>([
  ['eq', (left, right) => fold(left) === fold(right)],
  ['ne', (left, right) => fold(left) !== fold(right)],
  ['ge', (left, right) => order(left, right) >= 0],
  ['le', (left, right) => order(left, right) <= 0],
  ['gt', (left, right) => order(left, right) > 0],
  ['lt', (left, right) => order(left, right) < 0],
]);

const checkProperty = ({ type }: Parsing, path: string, alias: string | undefined): void => {
  const [first = ''] = path.split('/');
  if (first === alias || type.properties.includes(first)) return;
  throw badRequest(
    `Could not find a property named '${first}' on type 'microsoft.graph.${type.name}'.`,
    'BadRequest',
  );
};

const parseLambda = (parsing: Parsing, path: string): Test => {
  const { reader } = parsing;
  const collection = path.slice(0, -'/any'.length);
  checkProperty(parsing, collection, undefined);
  reader.mark('(');
  const alias = reader.name();
  reader.mark(':');
  const inner = parseOr(parsing, alias);
  reader.mark(')');
  return (record, scope) => {
    const items = resolve(collection, record, scope);
    return (
      Array.isArray(items) &&
      items.some((item: unknown) => inner(record, new Map([...scope, [alias, item]])))
    );
  };
};

const parseTextFunction = (parsing: Parsing, name: string, alias: string | undefined): Test => {
  const { reader } = parsing;
  if (name === 'endswith') parsing.advanced = true;
  reader.mark('(');
  const path = reader.name();
  checkProperty(parsing, path, alias);
  reader.mark(',');
  const wanted = String(fold(reader.literal()));
  reader.mark(')');
  return (record, scope) => {
    const value = fold(resolve(path, record, scope));
    if (typeof value !== 'string') return false;
    return name === 'endswith' ? value.endsWith(wanted) : value.startsWith(wanted);
  };
};

const parseIn = (reader: TokenReader, path: string): Test => {
  reader.mark('(');
  const wanted = [fold(reader.literal())];
  while (reader.takeMark(',')) wanted.push(fold(reader.literal()));
  reader.mark(')');
  return (record, scope) => wanted.includes(fold(resolve(path, record, scope)));
};

const parseComparison = (parsing: Parsing, path: string, alias: string | undefined): Test => {
  const { reader } = parsing;
  checkProperty(parsing, path, alias);
  const operator = reader.name();
  if (operator === 'in') return parseIn(reader, path);
  const compare = comparisons.get(operator);
  if (compare === undefined)
    throw badRequest(`Invalid filter clause: '${operator}'.`, 'BadRequest');
  if (operator === 'ne') parsing.advanced = true;
  const wanted = reader.literal();
  return (record, scope) => compare(resolve(path, record, scope), wanted);
};

const parseTerm = (parsing: Parsing, alias: string | undefined): Test => {
  const { reader } = parsing;
  if (reader.takeMark('(')) {
    const inner = parseOr(parsing, alias);
    reader.mark(')');
    return inner;
  }
  const name = reader.name();
  if (name === 'not') {
    parsing.advanced = true;
    const inner = parseTerm(parsing, alias);
    return (record, scope) => !inner(record, scope);
  }
  const lower = name.toLowerCase();
  if (lower === 'startswith' || lower === 'endswith')
    return parseTextFunction(parsing, lower, alias);
  if (lower.endsWith('/any')) return parseLambda(parsing, name);
  if (lower.endsWith('/all') || lower.includes('$count'))
    throw unsupportedQuery('Unsupported Query.');
  return parseComparison(parsing, name, alias);
};

const parseAnd = (parsing: Parsing, alias: string | undefined): Test => {
  const terms = [parseTerm(parsing, alias)];
  while (parsing.reader.takeName('and')) terms.push(parseTerm(parsing, alias));
  return (record, scope) => terms.every((test) => test(record, scope));
};

function parseOr(parsing: Parsing, alias: string | undefined): Test {
  const terms = [parseAnd(parsing, alias)];
  while (parsing.reader.takeName('or')) terms.push(parseAnd(parsing, alias));
  return (record, scope) => terms.some((test) => test(record, scope));
}

/**
 * `$filter` as Graph's directory takes it: eq, ne, ge, le, gt, lt, in, and, or, not, startsWith, endsWith and `any`;
 * texts compare without regard to case.
 * @throws GraphError 400 for bad syntax and for properties the type does not have.
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
export function odataFilter(filter: string, type: EntityType): ODataFilter {
  const parsing: Parsing = { reader: makeTokenReader(filter), type, advanced: false };
  const test = parseOr(parsing, undefined);
  parsing.reader.end();
  return {
    isAdvanced: parsing.advanced,
    matches: (record) => test(record, new Map()),
  };
}
