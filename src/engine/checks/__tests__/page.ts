/**
 * A check's page as examples. Fenced blocks of `## Bad` and `## Good`, split by
 * `---`, are notebooks; what stands behind the language says what a block is:
 *
 * - `py bad`: a marked cell; `unmarked`, `role=test`, `module=model`, `run=3`
 *   (its execution count), `file=tests/test_x.py` (a file of the project);
 * - `md bad`: a Markdown cell;
 * - `output bad`: text output of the cell before;
 * - `saved bad tables=1`: an output of the cell before, as it is in the file; `count=0`: none;
 * - `toml bad file=pyproject.toml`: a file of the project;
 * - `yaml bad file=.github/workflows/x.yml`: what runs on the code host;
 * - `git bad`: the project is in git, with the larger files it keeps: `path bytes`;
 * - `run bad`: a test run, a line each: `PASSED id`, `FAILED id - why`,
 *   `IMPORT module - why`, `COVERED path statements - missing, lines`,
 *   `INSTALLED import distribution==version`.
 *
 * `# error: words` at the end of a line: a finding there says these words; in
 * a file, a list or a run it is about no cell.
 */
import type { ICellSource } from '../../notebook/types';
import type { ITestRun } from '../../library/types';
import type { ISnapshot } from '../../project/types';
import { codeCell } from './workbench';

export interface IExpected {
  /** Id of the cell; null: the finding is about none. */
  cell: string | null;
  line: number;
  words: string;
}

export interface IExample {
  cells: ICellSource[];
  files: Record<string, string>;
  /** What the project is beside its files. */
  snapshot: Partial<ISnapshot>;
  tests: ITestRun | null;
  expected: IExpected[];
}

export const HEADINGS = ['Why', 'Bad', 'Good', 'Fix', 'When not'];

/** Text of a section; null where it is missing. */
export function sectionOf(page: string, heading: string): string | null {
  const match = new RegExp(
    `^## ${heading}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`,
    'm'
  ).exec(page.replace(/\r\n/g, '\n'));
  return match ? match[1].trim() : null;
}

export function examplesOf(page: string, kind: 'bad' | 'good'): IExample[] {
  const section = sectionOf(page, kind === 'bad' ? 'Bad' : 'Good') ?? '';
  return section.split(/^---$/m).map(text => exampleOf(text, kind));
}

function exampleOf(text: string, kind: string): IExample {
  const example: IExample = {
    cells: [],
    files: {},
    snapshot: {},
    tests: null,
    expected: []
  };
  for (const match of text.matchAll(
    /^(`{3,})(\w+) (\w+)([^\n]*)\n([\s\S]*?)\n?^\1$/gm
  )) {
    const [, , language, said, attributes, body] = match;
    if (said !== kind) {
      throw new Error(`\`${language} ${said}\` stands under ${kind}`);
    }
    addBlock(example, language, attributesOf(attributes), body);
  }
  return example;
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .filter(word => word !== '')
      .map(word => {
        const [name, value = ''] = word.split('=');
        return [name, value];
      })
  );
}

function addBlock(
  example: IExample,
  language: string,
  attributes: Map<string, string>,
  body: string
): void {
  const file = attributes.get('file');
  if (file) {
    const text = `${withoutMarkers(body, null, example.expected)}\n`;
    if (/^\.(?:github|gitlab)/.test(file)) {
      const { automation = [] } = example.snapshot;
      example.snapshot.automation = [
        ...automation,
        { path: file, hash: null, text }
      ];
    } else {
      example.files[file] = text;
    }
    return;
  }
  const id = `c${example.cells.length + 1}`;
  switch (language) {
    case 'py': {
      const module = attributes.has('unmarked')
        ? null
        : (attributes.get('module') ?? 'features');
      const run = attributes.get('run');
      const source = withoutMarkers(body, id, example.expected);
      example.cells.push(
        codeCell(id, source, module, {
          role: attributes.get('role'),
          executionCount: run ? Number(run) : null
        })
      );
      break;
    }
    case 'md':
      example.cells.push({
        ...codeCell(id, withoutMarkers(body, id, example.expected), null),
        kind: 'markdown'
      });
      break;
    case 'output':
      example.cells[example.cells.length - 1].textOutputs.push(body);
      break;
    case 'saved': {
      const number = (name: string, otherwise: number): number =>
        Number(attributes.get(name) ?? otherwise);
      example.cells[example.cells.length - 1].outputs = {
        count: number('count', 1),
        tables: number('tables', 0),
        pictures: number('pictures', 0)
      };
      break;
    }
    case 'git':
      example.snapshot.git = {
        present: true,
        identity: null,
        tracked: trackedIn(withoutMarkers(body, null, example.expected))
      };
      break;
    case 'run':
      example.tests = runOf(withoutMarkers(body, null, example.expected));
      break;
    default:
      throw new Error(`a page has no blocks of ${language}`);
  }
}

function withoutMarkers(
  body: string,
  cell: string | null,
  expected: IExpected[]
): string {
  return body
    .split('\n')
    .map((line, i) => {
      const marker = /\s*# error: (.*)$/.exec(line);
      if (!marker) {
        return line;
      }
      expected.push({
        cell,
        line: cell === null ? 1 : i + 1,
        words: marker[1].trim()
      });
      return line.slice(0, marker.index);
    })
    .join('\n');
}

function runOf(text: string): ITestRun {
  const run: ITestRun = {
    fingerprint: '',
    state: 'passed',
    reason: null,
    imports: [],
    tests: [],
    seconds: 1
  };
  for (const line of text.split('\n')) {
    const match =
      /^(PASSED|FAILED|IMPORT|COVERED|INSTALLED) (\S+)(?: (\S+?))?(?: - (.*))?$/.exec(
        line
      );
    if (!match) {
      throw new Error(`not a line of a test run: ${line}`);
    }
    addToRun(run, match[1], match[2], match[3] ?? '', match[4] ?? null);
  }
  return run;
}

function addToRun(
  run: ITestRun,
  kind: string,
  id: string,
  more: string,
  why: string | null
): void {
  switch (kind) {
    case 'IMPORT':
      run.imports.push({ importName: id, error: why });
      run.state = 'failed';
      break;
    case 'COVERED':
      run.coverage ??= { reason: null, modules: [] };
      run.coverage.modules.push({
        importName: id.replace(/^src\/|\.py$/g, '').replace(/\//g, '.'),
        path: id,
        statements: Number(more),
        missing: (why ?? '').split(', ').filter(Boolean).map(Number)
      });
      break;
    case 'INSTALLED': {
      const [name, version] = more.split('==');
      run.distributions = { ...run.distributions, [id]: [{ name, version }] };
      break;
    }
    default:
      run.tests.push({
        id,
        outcome: kind === 'PASSED' ? 'passed' : 'failed',
        seconds: 0.1,
        message: why
      });
      run.state = kind === 'PASSED' ? run.state : 'failed';
  }
}

function trackedIn(text: string): { path: string; size: number }[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [path, size] = line.split(' ');
      return { path, size: Number(size) };
    });
}
