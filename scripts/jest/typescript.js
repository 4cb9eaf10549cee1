const tsJest = require('ts-jest').default.createTransformer({
  tsconfig: '<rootDir>/tsconfig.jest.json'
});

/** CommonJS, which jest runs, has no `import.meta`: the bundler fills it in. */
const withoutImportMeta = source =>
  source.replaceAll('import.meta.url', "'http://localhost/'");

/** A jest transformer: ts-jest for files that start the worker too. */
module.exports = {
  process: (source, ...rest) =>
    tsJest.process(withoutImportMeta(source), ...rest),
  getCacheKey: (source, ...rest) =>
    tsJest.getCacheKey(withoutImportMeta(source), ...rest)
};
