/** Notebooks to judge: made from the example by a seed, or read from the corpora where they are. */
import * as fs from 'fs';
import * as path from 'path';
import { NOTEBOOK } from './lab';
import { EXAMPLE } from './steps';

/** As much of nbformat 4 as is read and written here. */
export interface INbCell {
  cell_type: string;
  id?: string;
  source: string | string[];
  metadata: Record<string, unknown>;
  execution_count?: number | null;
  outputs?: Record<string, unknown>[];
}

export interface INb {
  nbformat: number;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: INbCell[];
}

const CORPORA = path.resolve(
  process.env.PROMOTE_SHARED || path.join(__dirname, '../../../../shared'),
  'corpora/notebooks'
);

/** What the example is too well-behaved for. */
const UNRULY = [
  'from os.path import *\n\ndef there(name):\n    return exists(name)',
  'api_key = "sk-live-9f8e7d6c5b4a39281706f5e4d3c2b1a0"\n\ndef ask(question):\n    return question, api_key',
  'def broken(:\n    return 1',
  '!pip install pandas\ndef after_shell(frame):\n    display(frame)\n    return frame',
  'def shout(name):\n    smile = "😀é"; print(smile, name)\n    return missing_name',
  '    def indented(x):\n        print(x)\n        return x',
  'def windows(path="C:\\\\data\\\\cars.csv"):\r\n    print(path)\r\n    return open(path)\r\n',
  'async def gathered(rows):\n    return {r async for r in rows}',
  'def test_shout():\n    assert shout("a") is None',
  'def caught():\n    try:\n        return 1\n    except:\n        pass'
];

export function sourceOf({ source }: INbCell): string {
  return Array.isArray(source) ? source.join('') : source;
}

function definesFunction(cell: INbCell): boolean {
  return (
    cell.cell_type === 'code' &&
    /^[ \t]*(?:async\s+)?def\s+\w/m.test(sourceOf(cell))
  );
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The example with cells left out, moved and added, and its functions marked for several modules. */
export function generatedNotebook(seed: number): INb {
  const random = seeded(seed);
  const one = <T>(list: readonly T[]) =>
    list[Math.floor(random() * list.length)];
  const example: INb = JSON.parse(
    fs.readFileSync(path.join(EXAMPLE, NOTEBOOK), 'utf-8')
  );
  const cells = example.cells.filter(() => random() < 0.85);
  for (const source of UNRULY.filter(() => random() < 0.3)) {
    cells.splice(Math.floor(random() * cells.length), 0, {
      cell_type: 'code',
      id: `unruly-${cells.length}`,
      source,
      metadata: {},
      execution_count: null,
      outputs: []
    });
  }
  for (let moved = Math.floor(random() * 4); moved > 0; moved--) {
    const [cell] = cells.splice(Math.floor(random() * cells.length), 1);
    cells.splice(Math.floor(random() * cells.length), 0, cell);
  }
  const modules = ['features', 'scoring', 'models.train'];
  for (const cell of cells.filter(definesFunction)) {
    const role = /^def test_/m.test(sourceOf(cell)) ? 'test' : 'code';
    if (random() < 0.8) {
      cell.metadata = { promote: { module: one(modules), role } };
    }
  }
  // Before 4.5 a file saves no ids.
  const ids = random() < 0.7;
  return {
    ...example,
    nbformat_minor: ids ? 5 : 4,
    cells: ids ? cells : cells.map(({ id, ...cell }) => cell)
  };
}

/** Files of the corpora that define functions, evenly chosen; none where the corpora are not there. */
export function realNotebooks(count: number): string[] {
  if (!fs.existsSync(CORPORA)) {
    return [];
  }
  const files = fs
    .readdirSync(CORPORA, { recursive: true, encoding: 'utf-8' })
    .filter(file => file.endsWith('.ipynb'))
    .map(file => path.join(CORPORA, file))
    .filter(file => readNb(file).cells.some(definesFunction))
    .sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, index) => index % step === 0).slice(0, count);
}

export function readNb(file: string): INb {
  return JSON.parse(fs.readFileSync(file, 'utf-8'));
}

/** A key that is nobody's, new for each place: what was found once is not said again. */
function key(place: number): string {
  return `api_key = "${'f81d4fae7dec11d0a76500a0c91e6bf6'.replace(/./g, sign => 'qzXw7Lk2Rt9Bv4Nm'[(parseInt(sign, 16) + place * 5) % 16])}"`;
}

/** How many secrets `withLeakyOutputs` puts into a notebook. */
export const LEAKS = 4;

/** A copy with cells below it whose outputs hold a secret: printed, returned, raised, far down a log. */
export function withLeakyOutputs(notebook: INb): INb {
  const outputs: Record<string, unknown>[] = [
    { output_type: 'stream', name: 'stdout', text: [`${key(0)}\n`] },
    {
      output_type: 'execute_result',
      execution_count: 1,
      metadata: {},
      data: { 'text/plain': [key(1)] }
    },
    {
      output_type: 'error',
      ename: 'ValueError',
      evalue: 'refused',
      traceback: ['Traceback', `      1 ${key(2)}`]
    },
    {
      output_type: 'stream',
      name: 'stdout',
      text: [`${'row after row\n'.repeat(4000)}${key(3)}\n`]
    }
  ];
  return {
    ...notebook,
    cells: [
      ...notebook.cells,
      ...outputs.map((output, index) => ({
        cell_type: 'code',
        id: `leak-${index}`,
        source: `step_${index}()`,
        metadata: {},
        execution_count: null,
        outputs: [output]
      }))
    ]
  };
}

/** A copy in which every cell with a function is marked. */
export function withMarks(notebook: INb): INb {
  return {
    ...notebook,
    cells: notebook.cells.map(cell =>
      definesFunction(cell)
        ? {
            ...cell,
            metadata: {
              ...cell.metadata,
              promote: { module: 'features', role: 'code' }
            }
          }
        : cell
    )
  };
}
