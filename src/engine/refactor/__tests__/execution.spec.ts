import { spawnSync } from 'child_process';
import { join } from 'path';
import type { INotebook } from '../../notebook/types';
import { planOf } from '../../plan/plan';
import { applyEdits } from '../apply';
import { changed } from '../changed';
import { draft, draftChange } from '../draft/draft';
import { afterExport } from '../replace-by-import/after-export';
import { functionOf, notebookWith, project } from './workbench';
import { randomNotebook } from './random-notebook';

/** Random notebooks give the same values before and after, as CPython runs them. */
const COUNT = Number(process.env.PROMOTE_RANDOM ?? 400);
const MODULE = 'random_library';

interface IRun {
  cells: string[];
  modules: Record<string, string>;
}

interface IKept {
  /** Names that keep an older value in the notebook: said, and read by nobody. */
  keeps: ReadonlySet<string>;
  /** Whether everything that was shown is shown. */
  shows: boolean;
}

interface IRan {
  error: string | null;
  out: string;
  shown: string[];
  names: Record<string, string>;
}

const python = ['python3', 'python'].find(
  command =>
    spawnSync(command, [
      '-c',
      'import sys; sys.exit(sys.version_info < (3, 10))'
    ]).status === 0
);

(python ? describe : describe.skip)(
  `CPython gives the same values${python ? '' : ' (python3 >= 3.10 is not there)'}`,
  () => {
    it('when a cell becomes a function, before and after the export', () => {
      const { same, refused } = compared(seed => {
        const { cells, pick } = randomNotebook(seed);
        const notebook = notebookWith(...cells);
        const result = functionOf(
          notebook,
          pick.map(index => String(index + 1)),
          { module: MODULE, name: 'the_function' }
        );
        return result.ok
          ? {
              notebook: changed(notebook, result.change).notebook,
              keeps: new Set(result.region.stale),
              // What an earlier one of two cells shows is gone, and said so.
              shows: pick.length === 1
            }
          : null;
      });
      console.log(
        `${same} of ${COUNT} random cells the same, ${refused} refused`
      );
      expect(same).toBeGreaterThan(COUNT / 10);
    }, 120000);

    it('when the whole notebook is drafted', () => {
      const { same, refused } = compared(seed => {
        const notebook = notebookWith(...randomNotebook(seed).cells);
        const made = draft(notebook, project, { module: MODULE });
        const after = draftChange(made).reduce(
          (before, change) => changed(before, change).notebook,
          notebook
        );
        return made.groups.length > 0
          ? { notebook: after, keeps: new Set<string>(), shows: true }
          : null;
      });
      console.log(
        `${same} of ${COUNT} random drafts the same, ${refused} without a function`
      );
      expect(same).toBeGreaterThan(COUNT / 10);
    }, 120000);
  }
);

/** Fails on every notebook that runs and gives something else once it was refactored. */
function compared(
  refactor: (seed: number) => (IKept & { notebook: INotebook }) | null
): { same: number; refused: number } {
  const runs: IRun[] = [];
  const pairs: (IKept & { seed: number; at: number })[] = [];
  let refused = 0;
  for (let seed = 1; seed <= COUNT; seed++) {
    const made = refactor(seed);
    if (!made) {
      refused += 1;
      continue;
    }
    pairs.push({ ...made, seed, at: runs.length });
    runs.push(
      { cells: randomNotebook(seed).cells, modules: {} },
      { cells: made.notebook.cells.map(({ source }) => source), modules: {} },
      exported(made.notebook)
    );
  }
  const { stdout, stderr } = spawnSync(
    python ?? '',
    [join(__dirname, 'run_notebooks.py')],
    { input: JSON.stringify(runs), encoding: 'utf8', maxBuffer: 1 << 28 }
  );
  expect(stderr).toBe('');
  const ran = JSON.parse(stdout) as IRan[];
  let same = 0;
  for (const { seed, at, ...kept } of pairs) {
    const before = ran[at];
    if (before.error) {
      continue;
    }
    for (const step of [1, 2]) {
      const after = ran[at + step];
      const where = `seed ${seed}, ${step === 1 ? 'refactored' : 'exported'}`;
      expect({ where, ...seen(after, before, kept) }).toEqual({
        where,
        ...seen(before, after, kept)
      });
    }
    same += 1;
  }
  return { same, refused };
}

/** What both runs have to agree on. */
function seen(
  { error, out, shown, names }: IRan,
  other: IRan,
  { keeps, shows }: IKept
): Omit<IRan, 'names'> & { names: [string, string][] } {
  return {
    error,
    out,
    shown: shows ? shown : [],
    names: Object.entries(names)
      .filter(([name]) => name in other.names && !keeps.has(name))
      .sort()
  };
}

/** The notebook with imports in place of what its modules have; as it is where a module has a blocker. */
function exported(notebook: INotebook): IRun {
  const plan = planOf(notebook, project);
  const blocked = plan.modules.some(({ symbols }) =>
    symbols.some(({ blockers }) => blockers.length > 0)
  );
  const edits = blocked ? [] : afterExport(notebook, plan);
  return {
    cells: notebook.cells.map(({ key, source }) =>
      applyEdits(
        source,
        edits.filter(({ cell }) => cell === key)
      )
    ),
    modules: blocked
      ? {}
      : Object.fromEntries(
          plan.modules.map(({ importName, text }) => [importName, text])
        )
  };
}
