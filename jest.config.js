const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const base = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/tests/support/long-patience.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const project = (displayName, folders) => ({
  ...base,
  displayName,
  roots: folders.map((folder) => `<rootDir>/tests/${folder}`),
});

module.exports = {
  // Suites that start the stack wait as long as they work.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    project('unit', ['unit', 'architecture']),
    {
      ...project('integration', ['integration']),
      globalSetup: '<rootDir>/tests/support/start-tables-process.cjs',
      globalTeardown: '<rootDir>/tests/support/stop-tables-process.cjs',
    },
    project('conformance', ['conformance']),
    project('e2e', ['e2e']),
  ],
  // The v8 provider took ten times as long on the same suite.
  coverageProvider: 'babel',
  collectCoverageFrom: ['functions/**/*.ts', 'shared/**/*.ts', 'local/**/*.ts', 'commands/**/*.ts'],
};
