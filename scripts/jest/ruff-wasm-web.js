const v8 = require('v8');

// Tier-up compilation makes the first check of a long text take seconds.
v8.setFlagsFromString('--liftoff-only');

/** Stands for `@astral-sh/ruff-wasm-web` in jest, with the same exports. */
module.exports = {
  __esModule: true,
  ...require('@astral-sh/ruff-wasm-nodejs'),
  default: async () => undefined,
  initSync: () => undefined
};
