import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const resourceSchema = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  kind: z.string().optional(),
  location: z.string().optional(),
  sku: z.record(z.string(), z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
});
export type Resource = z.infer<typeof resourceSchema>;

const snapshotSchema = z.object({
  diagnostics: z.array(z.string()),
  predictedResources: z.array(resourceSchema),
  outputs: z.record(z.string(), z.unknown()),
});

const folder = join(__dirname, '../../../dist/infra');

/** What the template makes of one set of parameters in `tests/infra/cases`, as `npm run infra:check` worked it out. */
export interface Evaluated {
  readonly text: string;
  readonly diagnostics: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
  of(type: string): readonly Resource[];
  /** The only one of its kind, or the one whose name begins so. */
  one(type: string, name?: string): Resource;
}

export function evaluated(name: string): Evaluated {
  const text = readFileSync(join(folder, 'cases', `${name}.snapshot.json`), 'utf8');
  const { predictedResources, diagnostics, outputs } = snapshotSchema.parse(JSON.parse(text));
  const of = (type: string) => predictedResources.filter((resource) => resource.type === type);
  return {
    text,
    diagnostics,
    outputs,
    of,
    one(type, beginning = '') {
      const found = of(type).filter((resource) => resource.name.startsWith(beginning));
      const [first] = found;
      if (first === undefined || (beginning === '' && found.length > 1)) {
        throw new Error(`${String(found.length)} resources of type ${type}`);
      }
      return first;
    },
  };
}

/** The sentence with which the template refused a set of parameters. */
export function refusal(name: string): string {
  return readFileSync(join(folder, 'cases/refused', `${name}.txt`), 'utf8');
}

/** The compiled template itself, expressions and all. */
export function compiledText(): string {
  return readFileSync(join(folder, 'main.json'), 'utf8');
}

export const caseNames = [
  'trial',
  'own-domain-unverified',
  'small',
  'network',
  'everything',
] as const;
