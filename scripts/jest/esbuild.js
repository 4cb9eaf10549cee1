const { createHash } = require('crypto');
const esbuild = require('esbuild');

const OPTIONS = {
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: true,
  // jest runs CommonJS only: `import()` becomes `require`.
  supported: { 'dynamic-import': false },
  // Functions keep their names in failure messages and snapshots.
  keepNames: true
};

/**
 * A jest transformer for TypeScript and ES modules: types are stripped, not
 * checked (tsc does that), which keeps the engine's tests quick.
 */
module.exports = {
  process(source, path) {
    const loader = /\.tsx$/.test(path)
      ? 'tsx'
      : /\.ts$/.test(path)
        ? 'ts'
        : 'js';
    return esbuild.transformSync(source, {
      ...OPTIONS,
      loader,
      sourcefile: path
    });
  },
  getCacheKey(source, path) {
    return createHash('sha1')
      .update(`${esbuild.version}\0${JSON.stringify(OPTIONS)}\0${path}\0`)
      .update(source)
      .digest('hex');
  }
};
