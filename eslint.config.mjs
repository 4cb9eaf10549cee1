import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import { defineConfig } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import prettierRecommended from 'eslint-plugin-prettier/recommended';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TESTS = ['src/**/__tests__/**'];

/** What the engine may import from node_modules: pure, no DOM, no Node. */
const ENGINE_LIBRARIES = [
  '@noble/hashes',
  'diff',
  'jsonc-parser',
  'mdast(-util-[a-z-]+)?',
  'micromark-[a-z-]+',
  'node-diff3',
  'py-ast',
  'smol-toml',
  'yaml'
];

const typesOnly = (folder, message) => ({
  regex: `^\\..*/${folder}(/|$)`,
  allowTypeImports: true,
  message
});
const never = (folder, message) => ({
  regex: `^\\..*/${folder}(/|$)`,
  message
});

/** Imports that the files of one folder (tests apart) may not have. */
const boundary = (files, ...patterns) => ({
  files,
  ignores: TESTS,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }]
  }
});

const engineByIndex = {
  regex: '^\\..*/engine/(?!index(\\.js)?$)',
  message: 'From the engine, import only engine/index.'
};

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      '**/*.gen.ts',
      '**/*.d.ts',
      '.venv',
      '.venv-corpus',
      '.test-results',
      'coverage',
      'dist',
      'examples',
      'jupyterlab_promote',
      'lib',
      'style',
      'ui-tests/playwright-report',
      'ui-tests/test-results'
    ]
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { args: 'none', ignoreRestSiblings: true }
      ],
      'max-lines': ['error', { max: 400 }],
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node }
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { jupyter, 'import-x': importX },
    languageOptions: {
      globals: { ...globals.browser, ...globals.es2021 },
      parserOptions: {
        project: 'tsconfig.eslint.json',
        tsconfigRootDir: import.meta.dirname,
        sourceType: 'module'
      }
    },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })
      ]
    },
    rules: {
      ...Object.fromEntries(
        Object.keys(jupyter.rules).map(rule => [`jupyter/${rule}`, 'error'])
      ),
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-use-before-define': 'off',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            {
              target: './src/engine',
              from: './src',
              except: ['./engine'],
              message: 'The engine is pure and imports nothing of its hosts.'
            },
            {
              target: './src/!(cli)/**/*',
              from: './src/cli',
              message: 'Only the command line imports the command line.'
            }
          ]
        }
      ]
    }
  },
  {
    // The engine's sentences stay English, as ruff's and ESLint's do.
    files: ['src/engine/**'],
    rules: { 'jupyter/no-untranslated-string': 'off' }
  },
  boundary(['src/engine/**'], {
    regex: `^(?!\\.)(?!(${ENGINE_LIBRARIES.join('|')})(/|$))`,
    message:
      'Not one of the engine’s own libraries (ENGINE_LIBRARIES in eslint.config.mjs).'
  }),
  boundary(['src/cli/**', 'src/worker/**'], engineByIndex),
  boundary(
    ['src/model/**'],
    typesOnly(
      'engine',
      'The engine runs in the worker: import its types only.'
    ),
    never('panel', 'The model knows nothing of what draws it.'),
    { regex: '^react(-dom)?(/|$)', message: 'The model knows no React.' }
  ),
  boundary(
    ['src/panel/**'],
    typesOnly(
      'engine',
      'The engine runs in the worker: import its types only.'
    ),
    typesOnly('kernel', 'The panel reaches kernels through the model.')
  ),
  boundary(
    ['src/plugins/**'],
    never('engine', 'Plugins only wire; the engine is behind the model.')
  ),
  prettierRecommended
]);
