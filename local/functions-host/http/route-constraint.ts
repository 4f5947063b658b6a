import { isDateTime } from './is-date-time';

/** Says whether a decoded path value is accepted. */
export type RouteConstraint = (value: string) => boolean;

const int32 = { min: -2_147_483_648n, max: 2_147_483_647n };
const int64 = { min: -9_223_372_036_854_775_808n, max: 9_223_372_036_854_775_807n };

function integer(value: string, { min, max } = int64): bigint | undefined {
  const found = /^\s*([+-]?\d+)\s*$/.exec(value)?.[1];
  if (found === undefined) return undefined;
  const parsed = BigInt(found.replace(/^\+/, ''));
  return parsed >= min && parsed <= max ? parsed : undefined;
}

const guid = new RegExp(
  [
    '^\\s*(?:[0-9a-f]{32}',
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '\\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}',
    '\\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\))\\s*$',
  ].join('|'),
  'i',
);
const decimal = /^\s*[+-]?(?:\d[\d,]*\.?\d*|\.\d+)[+-]?\s*$/;
const double =
  /^\s*(?:[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:infinity|∞)|[+-]?nan)\s*$/i;

function isFileName(value: string): boolean {
  const last = value.slice(value.lastIndexOf('/') + 1);
  const dot = last.lastIndexOf('.');
  return dot >= 0 && dot < last.length - 1;
}

function limit(argument: string): bigint {
  const parsed = integer(argument);
  if (parsed === undefined) throw new Error(`'${argument}' is not a valid constraint argument.`);
  return parsed;
}

const plain: Readonly<Record<string, RouteConstraint>> = {
  int: (value) => integer(value, int32) !== undefined,
  long: (value) => integer(value) !== undefined,
  guid: (value) => guid.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  bool: (value) => /^\s*(?:true|false)\s*$/i.test(value),
  datetime: isDateTime,
  decimal: (value) => decimal.test(value),
  double: (value) => double.test(value),
  float: (value) => double.test(value),
  required: (value) => value !== '',
  file: isFileName,
  nonfile: (value) => !isFileName(value),
};

type MakeConstraint = (argument: string) => RouteConstraint;

const pair = (argument: string): readonly [bigint, bigint] => {
  const [first = '', second = first] = argument.split(',');
  return [limit(first), limit(second)];
};

const withArgument: Readonly<Record<string, MakeConstraint>> = {
  regex: (argument) => {
    const expression = new RegExp(argument, 'i');
    return (value) => expression.test(value);
  },
  length: (argument) => {
    const [min, max] = pair(argument);
    return (value) => value.length >= min && value.length <= max;
  },
  minlength: (argument) => {
    const min = limit(argument);
    return (value) => value.length >= min;
  },
  maxlength: (argument) => {
    const max = limit(argument);
    return (value) => value.length <= max;
  },
  min: (argument) => {
    const min = limit(argument);
    return (value) => (integer(value) ?? min - 1n) >= min;
  },
  max: (argument) => {
    const max = limit(argument);
    return (value) => (integer(value) ?? max + 1n) <= max;
  },
  range: (argument) => {
    const [min, max] = pair(argument);
    return (value) => {
      const parsed = integer(value);
      return parsed !== undefined && parsed >= min && parsed <= max;
    };
  },
};

/**
 * The constraint behind one `:name` or `:name(argument)` of a route template; throws the sentence with which the host
 * refuses to start.
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-constraints
 */
export function routeConstraint(text: string): RouteConstraint {
  const [, name = text, argument] = /^([^(]*)\((.*)\)$/s.exec(text) ?? [];
  const lower = name.toLowerCase();
  const make = withArgument[lower];
  const found = argument === undefined ? plain[lower] : make?.(argument);
  if (found === undefined) {
    throw new Error(
      `The constraint reference '${name}' could not be resolved to a type. Register the constraint type with 'Microsoft.AspNetCore.Routing.RouteOptions.ConstraintMap'.`,
    );
  }
  return found;
}
