import { join } from 'path';
import * as wasm from '@astral-sh/ruff-wasm-web';
import { linterOf } from '../../checks/ruff/linter';
import type { IRuffWasm } from '../../checks/ruff/linter';
import type { ICell, IMark, INotebook } from '../../notebook/types';
import { planOf } from '../plan';
import type { IModule } from '../types';
import { emptyProject } from './project';
import { SHARED, notebooksBelow, whereThere } from './shared';

/** Cells of real notebooks marked at random for several modules: what is ready stands alone, whatever was marked. */
const FOLDER = join(SHARED, 'corpora/notebooks');
const ROUNDS = process.env.PROMOTE_CORPUS === 'all' ? 20 : 1;

const linter = linterOf(wasm as unknown as IRuffWasm);
const PROOF = { lint: { select: ['F821', 'F822', 'F405'] } };

describe('random marks', () => {
  whereThere(FOLDER, () => {
    it('give modules that are blocked or stand alone', () => {
      const notebooks = notebooksBelow(FOLDER);
      const wrong: string[] = [];
      let modules = 0;
      let ready = 0;
      for (let seed = 1; seed <= ROUNDS; seed++) {
        const random = randomFrom(seed);
        for (const notebook of notebooks) {
          const marked = markedAtRandom(notebook, random);
          for (const module of planOf(marked, emptyProject('src/p')).modules) {
            modules += 1;
            expect(misplaced(marked, module)).toEqual([]);
            if (module.symbols.some(({ blockers }) => blockers.length > 0)) {
              continue;
            }
            ready += 1;
            wrong.push(
              ...linter
                .lint(module.text, PROOF)
                .map(
                  ({ message }) =>
                    `seed ${seed} ${notebook.path} ${module.path}: ${message}`
                )
            );
          }
        }
      }
      console.log(`${modules} modules, ${ready} ready`);
      expect(ready).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    }, 600000);
  });
});

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 2654435769;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
}

function markedAtRandom(notebook: INotebook, random: () => number): INotebook {
  const share = random();
  const markFor = (cell: ICell): IMark | null => {
    const { kind } = cell;
    return kind === 'code' && random() < share
      ? {
          module: ['one', 'two', 'three.four'][Math.floor(random() * 3)],
          role: random() < 0.2 ? 'test' : 'code',
          by: 'metadata'
        }
      : null;
  };
  return {
    ...notebook,
    cells: notebook.cells.map(cell => ({ ...cell, mark: markFor(cell) }))
  };
}

/** Segments whose text is not that of their cell. */
function misplaced(notebook: INotebook, module: IModule): string[] {
  const sources = new Map(
    notebook.cells.map(({ key, source }) => [key, source])
  );
  return module.segments
    .filter(({ start, end, cell, from }) => {
      const text = sources.get(cell)!.slice(from, from + end - start);
      return text.replace(/\r/g, '\n') !== module.text.slice(start, end);
    })
    .map(({ start, cell }) => `${cell} at ${start}`);
}
