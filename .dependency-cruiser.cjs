/** Layer rules of docs/architecture.md: each layer lists the only places it may import from; all else is an error. */
const pkg = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);
const nodeCore =
  '^(assert|async_hooks|buffer|child_process|crypto|dns|events|fs|http|https|net|os|path|process|stream|timers|tls|url|util|v8|zlib)(/|$)';

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});

const adapters = {
  graph: ['@microsoft/microsoft-graph-client', '@azure/identity'],
  tables: ['@azure/data-tables', '@azure/identity', '@azure/core-[a-z-]+'],
  'blob-storage': ['@azure/core-rest-pipeline', '@azure/identity'],
  'service-bus': ['@azure/service-bus', '@azure/identity'],
  identity: ['@azure/identity'],
  durable: ['durable-functions'],
  smtp: ['nodemailer', '@types/nodemailer'],
  'acs-email': ['@azure/communication-email', '@azure/identity'],
  'key-vault': ['@azure/keyvault-secrets', '@azure/identity'],
  'key-file': [],
  crypto: [],
  system: [],
  'policy-files': ['yaml'],
  telemetry: [
    '@azure/monitor-opentelemetry-exporter',
    '@opentelemetry/[a-z-]+',
    '@azure/identity',
    '@azure/functions',
  ],
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@azure/functions-core$' },
    },
    layer(
      'domain-is-pure',
      '^shared/domain/',
      [],
      'Rules of the business: no package, no Node core.',
    ),
    layer(
      'contracts',
      '^shared/contracts/',
      ['^shared/domain/', ...pkg('zod')],
      'What crosses a border.',
    ),
    layer('ports', '^shared/ports/', ['^shared/domain/'], 'Interfaces only.'),
    layer(
      'application',
      '^shared/application/',
      ['^shared/(domain|contracts|ports)/'],
      'Use cases.',
    ),
    layer(
      'presentation',
      '^shared/presentation/',
      ['^shared/(domain|contracts|ports)/', ...pkg('liquidjs')],
      'Pages and mails.',
    ),
    layer(
      'config',
      '^shared/config/',
      ['^shared/contracts/', ...pkg('zod')],
      'Environment to Config.',
    ),
    ...Object.entries(adapters).map(([name, packages]) =>
      layer(
        `adapter-${name}`,
        `^shared/adapters/${name}/`,
        ['^shared/(domain|contracts|ports)/', nodeCore, ...pkg('zod', ...packages)],
        'One technology: its own SDK, never another adapter.',
      ),
    ),
    {
      name: 'adapter-is-listed',
      comment: 'A new adapter folder states its packages above.',
      severity: 'error',
      from: { path: `^shared/adapters/(?!(${Object.keys(adapters).join('|')})/)` },
      to: {},
    },
    layer(
      'orchestrations',
      '^functions/orchestrations/',
      ['^shared/(domain|contracts)/', ...pkg('durable-functions')],
      'Replayed code: deterministic imports only.',
    ),
    layer(
      'triggers',
      '^functions/(http|queues|timers|activities)/',
      [
        '^shared/(domain|contracts|ports|application|presentation)/',
        ...pkg('@azure/functions', 'durable-functions'),
      ],
      'Thin: parse, call a use case, answer.',
    ),
    layer('register', '^functions/register\\.ts$', [
      '^functions/',
      '^shared/contracts/',
      ...pkg('@azure/functions', 'durable-functions'),
    ]),
    layer(
      'commands',
      '^commands/',
      [
        '^shared/(domain|contracts|ports|application|adapters|config|presentation)/',
        nodeCore,
        ...pkg('@azure/identity', 'zod'),
      ],
      'What operators run from a checkout: the same use cases and adapters as the app.',
    ),
    {
      name: 'nothing-imports-commands',
      severity: 'error',
      from: { pathNot: '^(commands|tests)/' },
      to: { path: '^commands/' },
    },
    {
      name: 'only-composition-builds',
      severity: 'error',
      from: {
        path: '^(functions|shared)/',
        pathNot: '^(functions/(index|composition|check-config)\\.ts$|shared/(adapters|config)/)',
      },
      to: { path: '^shared/(adapters|config)/' },
    },
    {
      name: 'shared-not-functions',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^functions/' },
    },
    {
      name: 'local-knows-only-the-wire',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(functions|shared|commands)/' },
    },
    {
      name: 'local-is-never-deployed',
      severity: 'error',
      from: { path: '^(functions|shared|commands)/' },
      to: { path: '^local/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'But for measurements, which start the stack as tests do.',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'nothing-imports-bench',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'no-dev-packages',
      severity: 'error',
      from: { path: '^(functions|shared|commands)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'import', 'types'],
    },
  },
};
