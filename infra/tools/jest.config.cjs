const { projects } = require('../../jest.config.js');

/** The tests that read the compiled template; `npm run infra:check` compiles it and runs them. */
const [unit] = projects;

/** @type {import('jest').Config} */
module.exports = {
  ...unit,
  rootDir: '../..',
  displayName: 'infra',
  roots: ['<rootDir>/tests/infra'],
};
