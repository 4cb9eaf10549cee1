import { planOf } from '../../plan/plan';
import { FEATURES, notebook } from '../../plan/__tests__/notebook';
import { emptyProject } from '../../plan/__tests__/project';
import { applyEdits } from '../apply';
import { replacement } from '../replace-by-import/replacement';
import type { IReplacement } from '../replace-by-import/replacement';

const MODEL = { module: 'model', role: 'code' };
const marked = (source: string, promote = FEATURES) => ({ source, promote });
const HEAD = '# Exported to src/pricing/features.py; needs: pip install -e .\n';

/** Sources of the cells that stay. */
function after(...cells: Parameters<typeof notebook>): {
  sources: string[];
  done: IReplacement;
} {
  const before = notebook(...cells);
  const plan = planOf(before, emptyProject('src/pricing'));
  const done = replacement(before, plan, 'r1');
  const { edits, emptied } = done.change;
  return {
    sources: before.cells
      .filter(({ key }) => !emptied.includes(key))
      .map(({ key, source }) =>
        applyEdits(
          source,
          edits.filter(({ cell }) => cell === key)
        )
      ),
    done
  };
}

describe('replacement', () => {
  it('gathers the imports of a module where its first statement stood', () => {
    const { sources, done } = after(
      marked('def f(): pass'),
      'x = f()',
      marked('# why\ndef g(): pass\n'),
      marked('def fit(): pass', MODEL),
      'g()'
    );
    expect(sources).toEqual([
      `${HEAD}from pricing.features import f, g`,
      'x = f()',
      '# Exported to src/pricing/model.py; needs: pip install -e .\nfrom pricing.model import fit',
      'g()'
    ]);
    expect(done.imports.map(({ module, names }) => [module, names])).toEqual([
      ['features', ['f', 'g']],
      ['model', ['fit']]
    ]);
    expect(done.kept).toHaveLength(3);
    expect(done.change.marks).toEqual([
      { cell: done.imports[0].cell, mark: null, replaced: 'r1' },
      { cell: done.imports[1].cell, mark: null, replaced: 'r1' }
    ]);
  });

  it('leaves the import of a name where the notebook bound it before', () => {
    const { sources } = after(
      marked('def f(): pass'),
      'g = 1\nprint(g)',
      marked('def g(): pass')
    );
    expect(sources).toEqual([
      `${HEAD}from pricing.features import f`,
      'g = 1\nprint(g)',
      'from pricing.features import g'
    ]);
  });

  it('keeps what else stands in a cell', () => {
    const { sources, done } = after(
      'LIMIT = 3; rest = 4',
      marked('def f(): return LIMIT')
    );
    expect(sources).toEqual([
      `${HEAD}from pricing.features import LIMIT, f; rest = 4`
    ]);
    expect(done.change.emptied).toHaveLength(1);
  });

  it('writes one name a line where the line would be too long', () => {
    const names = 'abcdefgh'.split('').map(letter => letter.repeat(12));
    const { sources } = after(
      ...names.map(name => marked(`def ${name}(): pass`))
    );
    expect(sources).toEqual([
      `${HEAD}from pricing.features import (\n${names.map(name => `    ${name},\n`).join('')})`
    ]);
  });

  it('says which saved objects name the notebook', () => {
    const saving =
      'import joblib\njoblib.dump(Model(), "m")\ndf.to_pickle("d")';
    const { done } = after(marked('class Model: pass'), saving);
    expect(done.saved.map(({ line, call }) => [line, call])).toEqual([
      [2, 'joblib.dump'],
      [3, 'df.to_pickle']
    ]);
    expect(after(marked('KEEP = 3'), saving).done.saved).toEqual([]);
  });

  it('has nothing to do where nothing was exported', () => {
    const { done } = after('x = 1');
    expect(done.change.edits).toEqual([]);
    expect(done.kept).toEqual([]);
  });
});
