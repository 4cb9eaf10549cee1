/** Options of ruff 0.16.9, tried with its command line and its WASM build. */

/** Say which files are read and how results are shown: no effect on one text, or refused. */
export const FILE_OPTIONS: ReadonlySet<string> = new Set([
  'analyze',
  'cache-dir',
  'exclude',
  'extend',
  'extend-exclude',
  'extend-include',
  'extension',
  'fix',
  'fix-only',
  'force-exclude',
  'include',
  'output-format',
  'output-prefer-rule-codes',
  'per-file-target-version',
  'required-version',
  'respect-gitignore',
  'show-fixes',
  'src',
  'unsafe-fixes'
]);

/** The other options at the top. */
export const TEXT_OPTIONS: ReadonlySet<string> = new Set([
  'builtins',
  'format',
  'indent-width',
  'line-length',
  'lint',
  'namespace-packages',
  'preview',
  'target-version'
]);

/** Options of `lint`; ruff still takes them at the top as well. */
export const LINT_OPTIONS: ReadonlySet<string> = new Set([
  'allowed-confusables',
  'dummy-variable-rgx',
  'exclude',
  'explicit-preview-rules',
  'extend-fixable',
  'extend-ignore',
  'extend-per-file-ignores',
  'extend-safe-fixes',
  'extend-select',
  'extend-unfixable',
  'extend-unsafe-fixes',
  'external',
  'fixable',
  'flake8-annotations',
  'flake8-bandit',
  'flake8-boolean-trap',
  'flake8-bugbear',
  'flake8-builtins',
  'flake8-comprehensions',
  'flake8-copyright',
  'flake8-errmsg',
  'flake8-gettext',
  'flake8-implicit-str-concat',
  'flake8-import-conventions',
  'flake8-pytest-style',
  'flake8-quotes',
  'flake8-self',
  'flake8-tidy-imports',
  'flake8-type-checking',
  'flake8-unused-arguments',
  'future-annotations',
  'ignore',
  'ignore-init-module-imports',
  'isort',
  'logger-objects',
  'mccabe',
  'pep8-naming',
  'per-file-ignores',
  'preview',
  'pycodestyle',
  'pydoclint',
  'pydocstyle',
  'pyflakes',
  'pylint',
  'pyupgrade',
  'ruff',
  'select',
  'task-tags',
  'typing-extensions',
  'typing-modules',
  'unfixable'
]);

/** Options whose lists grow along an `extend` chain, where others replace. */
export const GROWING: ReadonlySet<string> = new Set([
  'extend-exclude',
  'extend-fixable',
  'extend-safe-fixes',
  'extend-unfixable',
  'extend-unsafe-fixes'
]);
