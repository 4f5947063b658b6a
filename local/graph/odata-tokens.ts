import { badRequest } from './graph-error';

export type Token =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const pattern =
  /\s*(?:'((?:[^']|'')*)'|(\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)|(-?\d+(?:\.\d+)?)(?![\w-])|(\$?[A-Za-z_][\w/$]*)|([(),:]))/uy;

const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const toToken = (match: RegExpExecArray): Token => {
  const [, text, date, number, name, mark = ''] = match;
  if (text !== undefined) return { kind: 'literal', value: text.replaceAll("''", "'") };
  if (date !== undefined) return { kind: 'literal', value: date };
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  if (name === undefined) return { kind: 'mark', text: mark };
  const constant = constants.get(name);
  return constant === undefined
    ? { kind: 'name', text: name }
    : { kind: 'literal', value: constant };
};

/** Splits an OData `$filter`. @throws GraphError 400 where it is none. */
export function odataTokens(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (filter.slice(position).trim() !== '') {
    pattern.lastIndex = position;
    const match = pattern.exec(filter);
    if (match === null) {
      throw badRequest(
        `Invalid filter clause: syntax error at position ${position} in '${filter}'.`,
        'BadRequest',
      );
    }
    tokens.push(toToken(match));
    position = pattern.lastIndex;
  }
  return tokens;
}
