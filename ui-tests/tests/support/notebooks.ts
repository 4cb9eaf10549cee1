/** Notebooks to judge: made of the example's cells, or real ones where the corpora are there. */
import * as fs from 'fs';
import * as path from 'path';
import { EXAMPLE } from './steps';

export interface ICell {
  id: string;
  cell_type: 'code' | 'markdown' | 'raw';
  source: string;
  metadata: { promote?: { module: string; role: 'code' | 'test' } };
  execution_count?: number | null;
  outputs?: [];
}

/** Where third-party notebooks lie, if they do. */
const CORPUS = path.join(
  process.env.PROMOTE_SHARED ?? path.resolve(__dirname, '../../../../shared'),
  'corpora/notebooks'
);

/** Numbers in [0, 1), the same for every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Cells of a file without outputs, every one with an id. */
function cellsOf(file: string): ICell[] {
  const { cells } = JSON.parse(fs.readFileSync(file, 'utf-8')) as {
    cells: { cell_type: ICell['cell_type']; source: string | string[] }[];
  };
  return cells.map(({ cell_type, source }, index) => ({
    id: `cell-${index}`,
    cell_type,
    source: Array.isArray(source) ? source.join('') : source,
    metadata: {},
    ...(cell_type === 'code' ? { execution_count: null, outputs: [] } : {})
  }));
}

/** Marks cells that define something, so that there is a plan to judge. */
function marked(cells: ICell[], random: () => number): ICell[] {
  return cells.map(cell => {
    const defines = /^(?:@|(?:async +)?def |class )/m.test(cell.source);
    if (cell.cell_type !== 'code' || !defines || random() < 0.2) {
      return cell;
    }
    const module = random() < 0.7 ? 'features' : 'scoring';
    return { ...cell, metadata: { promote: { module, role: 'code' } } };
  });
}

export function notebookText(cells: ICell[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3' },
      language_info: { name: 'python' }
    },
    cells
  });
}

/** The example's cells, some left out, some moved, some marked. */
export function madeNotebooks(count: number): ICell[][] {
  const cells = cellsOf(path.join(EXAMPLE, 'used_vehicle_prices.ipynb'));
  return Array.from({ length: count }, (_, seed) => {
    const random = randomNumbers(seed + 1);
    const kept = cells.filter(() => random() < 0.85);
    const from = Math.floor(random() * kept.length);
    const moved = kept.splice(from, 3);
    kept.splice(Math.floor(random() * kept.length), 0, ...moved);
    return marked(kept, random);
  });
}

/** Real notebooks, evenly chosen; none where the corpora are not there. */
export function realNotebooks(count: number): ICell[][] {
  if (!fs.existsSync(CORPUS)) {
    return [];
  }
  const files = (fs.readdirSync(CORPUS, { recursive: true }) as string[])
    .filter(file => file.endsWith('.ipynb'))
    .sort();
  const step = Math.max(1, Math.floor(files.length / count));
  return files
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map((file, index) =>
      marked(cellsOf(path.join(CORPUS, file)), randomNumbers(index + 1))
    );
}
