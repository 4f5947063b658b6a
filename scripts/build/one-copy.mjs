/**
 * A package with both an ESM and a CommonJS build would be bundled twice when one package imports and another
 * requires it; `@azure/functions` keeps the registered functions in module state, so two copies lose some.
 */
export const oneCopy = {
  name: 'one-copy',
  setup(build) {
    build.onResolve({ filter: /^@(azure|typespec|opentelemetry)\// }, async (args) => {
      if (args.kind !== 'require-call' || args.pluginData === oneCopy) return undefined;
      const { path, importer, resolveDir } = args;
      if (path === '@azure/functions-core') return undefined;
      return build.resolve(path, {
        importer,
        resolveDir,
        kind: 'import-statement',
        pluginData: oneCopy,
      });
    });
  },
};
