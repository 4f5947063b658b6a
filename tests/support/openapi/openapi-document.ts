import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const file = join(__dirname, '..', '..', '..', 'docs', 'openapi.yaml');

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part of the document and where it stands, as a JSON pointer in a URI fragment. */
export interface Place {
  readonly pointer: string;
  readonly node: Node;
}

export interface OpenapiDocument {
  readonly root: Node;
  /** The part under these steps, references followed; undefined when there is none. */
  readonly find: (place: Place, ...steps: readonly string[]) => Place | undefined;
  readonly top: Place;
}

/** The published description of the API. */
export function readOpenapi(): OpenapiDocument {
  const root = parse(readFileSync(file, 'utf8')) as Node;
  const top: Place = { pointer: '#', node: root };
  const follow = (place: Place): Place | undefined => {
    const { $ref } = place.node;
    if (typeof $ref !== 'string') return place;
    const steps = $ref.slice(2).split('/');
    return find(top, ...steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')));
  };
  const find = (place: Place, ...steps: readonly string[]): Place | undefined =>
    steps.reduce<Place | undefined>((at, step) => {
      const node = at?.node[step];
      if (at === undefined || !isNode(node)) return undefined;
      const escaped = encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
      return follow({ pointer: `${at.pointer}/${escaped}`, node });
    }, place);
  return { root, find, top };
}
