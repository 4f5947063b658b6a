import { badRequest } from './graph-error';
import { odataTokens } from './odata-tokens';
import type { Token } from './odata-tokens';

/** Takes the tokens of a filter one after the other; what does not fit is a 400. */
export interface TokenReader {
  name(): string;
  literal(): string | number | boolean | null;
  mark(text: string): void;
  takeMark(text: string): boolean;
  takeName(text: string): boolean;
  end(): void;
}

export function makeTokenReader(filter: string): TokenReader {
  const tokens = odataTokens(filter);
  let index = 0;
  const refuse = (): Error => badRequest(`Invalid filter clause: '${filter}'.`, 'BadRequest');
  const take = (): Token => {
    const token = tokens[index];
    if (token === undefined) throw refuse();
    index += 1;
    return token;
  };
  const takeIf = (kind: 'mark' | 'name', text: string): boolean => {
    const token = tokens[index];
    const fits = token?.kind === kind && token.text === text;
    if (fits) index += 1;
    return fits;
  };
  return {
    name() {
      const token = take();
      if (token.kind !== 'name') throw refuse();
      return token.text;
    },
    literal() {
      const token = take();
      if (token.kind !== 'literal') throw refuse();
      return token.value;
    },
    mark(text) {
      if (!takeIf('mark', text)) throw refuse();
    },
    takeMark: (text) => takeIf('mark', text),
    takeName: (text) => takeIf('name', text),
    end() {
      if (index < tokens.length) throw refuse();
    },
  };
}
