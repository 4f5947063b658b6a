import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '../..');

const rulesSchema = z.object({
  forbidden: z.array(z.object({ name: z.string() })),
});
const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** For every rule a file that breaks it, and no other: `path: what it imports`. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-circular': {
    'shared/domain/left.ts': "import { right } from './right';\nexport const left = () => right;",
    'shared/domain/right.ts': "import { left } from './left';\nexport const right = () => left;",
  },
  resolvable: { 'shared/domain/lost.ts': "import { lost } from './nowhere';\nexport { lost };" },
  'domain-is-pure': { 'shared/domain/impure.ts': "import { z } from 'zod';\nexport { z };" },
  contracts: {
    'shared/contracts/wide.ts': "import { wide } from '../ports/a-port';\nexport { wide };",
  },
  ports: { 'shared/ports/wide.ts': "import { z } from 'zod';\nexport { z };" },
  application: { 'shared/application/wide.ts': "import fs from 'node:fs';\nexport { fs };" },
  presentation: {
    'shared/presentation/wide.ts':
      "import { wide } from '../application/use-case';\nexport { wide };",
  },
  config: { 'shared/config/wide.ts': "import { wide } from '../domain/a-rule';\nexport { wide };" },
  'adapter-is-listed': {
    'shared/adapters/carrier-pigeon/fly.ts':
      'export const fly = 1;\nimport { wide } from "../../domain/a-rule";\nexport { wide };',
  },
  orchestrations: {
    'functions/orchestrations/wide.ts':
      "import { wide } from '../../shared/application/use-case';\nexport { wide };",
  },
  triggers: { 'functions/timers/wide.ts': "import { z } from 'zod';\nexport { z };" },
  register: {
    'functions/register.ts':
      "import { wide } from '../shared/application/use-case';\nexport { wide };",
  },
  commands: {
    'commands/wide.ts': "import { wide } from '../functions/a-function';\nexport { wide };",
  },
  'nothing-imports-commands': {
    'functions/commanded.ts': "import { wide } from '../commands/a-command';\nexport { wide };",
  },
  'only-composition-builds': {
    'functions/helper.ts': "import { a } from '../shared/adapters/smtp/an-adapter';\nexport { a };",
  },
  'shared-not-functions': {
    'shared/elsewhere/wide.ts':
      "import { wide } from '../../functions/a-function';\nexport { wide };",
  },
  'local-knows-only-the-wire': {
    'local/wide.ts': "import { wide } from '../shared/domain/a-rule';\nexport { wide };",
  },
  'local-is-never-deployed': {
    'functions/elsewhere.ts': "import { wide } from '../local/a-tool';\nexport { wide };",
  },
  'nothing-imports-tests': {
    'local/tested.ts': "import { wide } from '../tests/a-test';\nexport { wide };",
  },
  'nothing-imports-bench': {
    'local/measured.ts': "import { wide } from '../bench/a-measure';\nexport { wide };",
  },
  'no-dev-packages': {
    'functions/dev.ts': "import fc from 'fast-check';\nexport { fc };",
  },
};

/** What the planted files import, breaking no rule themselves. */
const bystanders = [
  'shared/domain/a-rule.ts',
  'shared/ports/a-port.ts',
  'shared/application/use-case.ts',
  'shared/adapters/smtp/an-adapter.ts',
  'functions/a-function.ts',
  'local/a-tool.ts',
  'commands/a-command.ts',
  'tests/a-test.ts',
  'bench/a-measure.ts',
];

const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
let tree = '';

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), `${text}\n`);
}

function violations(): readonly {
  readonly from: string;
  readonly rule: { readonly name: string };
}[] {
  const args = [
    cruiser,
    'functions',
    'shared',
    'local',
    'commands',
    'tests',
    '--config',
    '.dependency-cruiser.cjs',
  ];
  const json = execFileSync(process.execPath, [...args, '--output-type', 'json'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return reportSchema.parse(JSON.parse(json)).summary.violations;
}

function ruleNames(): readonly string[] {
  const rules: unknown = jest.requireActual('../../.dependency-cruiser.cjs');
  return rulesSchema.parse(rules).forbidden.map(({ name }) => name);
}

/** Every adapter may import its own SDK only: a planted import of another adapter breaks each one's rule. */
function adapterPlants(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    ruleNames()
      .filter((name) => name.startsWith('adapter-') && name !== 'adapter-is-listed')
      .map((name) => {
        const folder = name.slice('adapter-'.length);
        const other = folder === 'smtp' ? 'graph' : 'smtp';
        return [
          name,
          {
            [`shared/adapters/${folder}/wide.ts`]: `import { a } from '../${other}/an-adapter';\nexport { a };`,
          },
        ];
      }),
  );
}

describe('the layer rules', () => {
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'layers-'));
    cpSync(join(root, '.dependency-cruiser.cjs'), join(tree, '.dependency-cruiser.cjs'));
    cpSync(join(root, 'package.json'), join(tree, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    for (const path of [...bystanders, 'shared/adapters/graph/an-adapter.ts']) {
      plant(path, `export const ${path.includes('adapters') ? 'a' : 'wide'} = 1;`);
    }
    for (const files of Object.values({ ...planted, ...adapterPlants() })) {
      for (const [path, text] of Object.entries(files)) plant(path, text);
    }
  });

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('each catch the one file that breaks it', () => {
    const plants = { ...planted, ...adapterPlants() };
    const found = violations();

    const caught = Object.entries(plants).map(([rule, files]) => [
      rule,
      found.some(({ from, rule: { name } }) => name === rule && from in files),
    ]);

    expect(caught).toEqual(caught.map(([rule]) => [rule, true]));
  });

  it('are all tried here', () => {
    expect(Object.keys({ ...planted, ...adapterPlants() }).toSorted()).toEqual(
      [...ruleNames()].toSorted(),
    );
  });
});
