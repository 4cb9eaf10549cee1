/** A small project and calls on it. */
import { commands } from '../commands';
import { run } from '../run';
import { FakeHost, notebookText } from './fake-host';

const STANDARDS = `---
library: src/pricing
tests: tests
stages: [Development, Staging]
aim: Development
---
# Standards

## Development
- **Must** log, never print. \`check: logging-no-print\`
- **Must** pass the tests. \`check: tests-pass\`

## Staging
- **Must** be reviewed. \`sign-off: review-peer\`
`;
export const CLEAN = {
  source: 'def clean(x):\n    return x',
  mark: 'features'
};
export const PRINTS = {
  source: 'def loud(x):\n    print(x)',
  mark: 'features'
};
export const BLOCKED = {
  source: 'def reads():\n    return table.sum()',
  mark: 'features'
};
export const TABLE = { source: 'table = load()' };

export const project = (notebooks: Record<string, string>): FakeHost =>
  new FakeHost({
    'pyproject.toml': '[project]\nname = "pricing"\n',
    'STANDARDS.md': STANDARDS,
    'src/pricing/__init__.py': '',
    ...notebooks
  });
export const one = (...cells: { source: string; mark?: string }[]): FakeHost =>
  project({ 'a.ipynb': notebookText(cells) });
export const call = (host: FakeHost, ...words: string[]) =>
  run(words, commands, host.session());
export const kinds = (host: FakeHost): string[] =>
  host.asked.map(effect => effect.do).filter(kind => kind !== 'print');
