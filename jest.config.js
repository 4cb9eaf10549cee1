const jestJupyterLab = require('@jupyterlab/testing/lib/jest-config');

const esModules = [
  '@codemirror',
  '@jupyter/',
  '@jupyterlab/',
  '@marijn',
  '@microsoft',
  '@noble/',
  '@rjsf',
  'color',
  'exenv-es6',
  'lib0',
  'marked',
  'mdast-util-',
  'micromark',
  'nanoid',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs'
].join('|');

const {
  coverageDirectory,
  coverageReporters,
  reporters,
  testRegex,
  testTimeout,
  ...jupyterLab
} = jestJupyterLab(__dirname);
const tests = folder => `<rootDir>/src/${folder}**/__tests__/**/*.spec.ts?(x)`;
const nodeFolders = ['engine', 'cli', 'worker'];

/** Without JupyterLab: quick, in plain Node. */
const engine = {
  displayName: 'engine',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: nodeFolders.map(folder => tests(`${folder}/`)),
  transform: { '\\.m?[jt]sx?$': '<rootDir>/scripts/jest/esbuild.js' },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    '^@astral-sh/ruff-wasm-web$': '<rootDir>/scripts/jest/ruff-wasm-web.js'
  },
  modulePathIgnorePatterns: [
    '<rootDir>/jupyterlab_promote',
    '<rootDir>/lib',
    '<rootDir>/ui-tests',
    '<rootDir>/.venv'
  ]
};

/** With JupyterLab's packages, in jsdom. */
const lab = {
  ...jupyterLab,
  displayName: 'lab',
  rootDir: __dirname,
  testMatch: [tests('')],
  testPathIgnorePatterns: nodeFolders.map(folder => `<rootDir>/src/${folder}/`),
  moduleNameMapper: {
    ...jupyterLab.moduleNameMapper,
    ...engine.moduleNameMapper
  },
  modulePathIgnorePatterns: engine.modulePathIgnorePatterns,
  transform: {
    ...jupyterLab.transform,
    '^.+\\.tsx?$': '<rootDir>/scripts/jest/typescript.js'
  },
  transformIgnorePatterns: [`/node_modules/(?!${esModules}).+`]
};

module.exports = {
  projects: [engine, lab],
  // JupyterLab's packages load slowly on a busy machine.
  testTimeout: 30000,
  coverageDirectory,
  collectCoverageFrom: [
    'src/**/*.{ts,tsx}',
    '!src/**/*.d.ts',
    '!src/**/*.gen.ts',
    '!src/**/__tests__/**'
  ],
  coverageReporters: ['lcov', 'text']
};
