import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { PolicyProblem } from '../../domain/policy/policy-problem';
import { looksSecret } from '../../contracts/policy/looks-secret';

// The parser is recursive: thousands of nested brackets exhaust the stack, which it throws or reports.
const tooDeep = 'is nested too deeply';

type Path = PolicyProblem['path'];
type Place = Required<Pick<PolicyProblem, 'line' | 'column'>>;

/** One YAML file as data, and where in the file each value stands. */
export interface YamlSource {
  readonly data: unknown;
  /** What keeps the file from being read; empty when `data` can be used. */
  readonly problems: readonly Omit<PolicyProblem, 'file' | 'kind'>[];
  /** The place of the value at the path, or of a key in the mapping there; of what is missing, the nearest above. */
  locate(path: Path, key?: string): Place;
}

/** Reads one YAML 1.2 document of the core schema. Aliases, anchors, tags and merge keys are refused: what you see is what is meant. */
export function readYaml(text: string): YamlSource {
  const lineCounter = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
    const faults = [...errorsOf(document), ...featuresOf(document)];
    return {
      data: faults.length === 0 ? document.toJS() : undefined,
      problems: faults.map(({ offset, message }) => ({ path: [], message, ...place(offset) })),
      locate: (path, key) => place(offsetOf(document, path, key)),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      data: undefined,
      problems: [{ path: [], message: tooDeep, ...place(0) }],
      locate: () => place(0),
    };
  }
}

interface Fault {
  readonly offset: number;
  readonly message: string;
}

function errorsOf(document: Document): readonly Fault[] {
  const faults = document.errors.map(({ code, message, pos }) => ({
    offset: pos[0],
    message: sentenceOf(code, message),
  }));
  const deep = faults.find(({ message }) => message === tooDeep);
  if (deep !== undefined) return [deep];
  // One slip makes the parser complain several times at the same place.
  return faults.filter(
    ({ offset }, index) => faults.findIndex((fault) => fault.offset === offset) === index,
  );
}

function sentenceOf(code: string, message: string): string {
  if (message.includes('call stack')) return tooDeep;
  if (code === 'MULTIPLE_DOCS') return 'only one document a file is read';
  return looksSecret(message) ? 'is not valid YAML' : `is not valid YAML: ${message}`;
}

function featuresOf(document: Document): readonly Fault[] {
  const faults: Fault[] = [];
  const refuse = (node: { readonly range?: readonly number[] | null }, what: string): void => {
    faults.push({ offset: node.range?.[0] ?? 0, message: `${what} are not allowed` });
  };
  visit(document, {
    Alias: (_, node) => refuse(node, 'aliases'),
    Value: (_, node) => {
      if (node.anchor !== undefined) refuse(node, 'anchors');
      if (node.tag !== undefined) refuse(node, 'tags');
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '<<') refuse(key, 'merge keys');
    },
  });
  return faults;
}

function offsetOf(document: Document, path: Path, key: string | undefined): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    const found = length === path.length && key !== undefined ? keyOffset(node, key) : undefined;
    return found ?? node.range?.[0] ?? 0;
  }
  return 0;
}

function keyOffset(node: unknown, key: string): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
