/** Jest's globalTeardown for `start-tables-process.cjs`. */
module.exports = () => {
  globalThis.vestibuleTables?.kill();
};
