import { notebookOf } from '../read';
import type { ICellSource } from '../types';

const cell = (
  source: string,
  metadata: Record<string, unknown> = {},
  kind: ICellSource['kind'] = 'code'
): ICellSource => ({
  id: '',
  kind,
  source,
  executionCount: null,
  metadata,
  textOutputs: []
});

const read = (...cells: ICellSource[]) =>
  notebookOf('nb.ipynb', 'Python', cells).cells;

const promoted = (promote: unknown, kind?: ICellSource['kind']) =>
  read(cell('x', { promote }, kind))[0];

describe('marks', () => {
  it('reads metadata.promote', () => {
    expect(promoted({ module: 'features' }).mark).toEqual({
      module: 'features',
      role: 'code',
      by: 'metadata'
    });
    const full = {
      module: 'models.train',
      role: 'test',
      names: { k: 'parameter' },
      skip: ['print(1)'],
      notNow: ['logging']
    };
    const { mark, promote, fault } = promoted(full);
    expect(mark).toEqual({
      module: 'models.train',
      role: 'test',
      names: { k: 'parameter' },
      skip: ['print(1)'],
      by: 'metadata'
    });
    expect(promote).toEqual({ notNow: ['logging'] });
    expect(fault).toBeNull();
  });

  it('takes metadata without a mark for none', () => {
    for (const promote of [undefined, null, {}, { notNow: [] }]) {
      expect(promoted(promote)).toMatchObject({ mark: null, fault: null });
    }
  });

  it.each([
    [{ module: '../../etc/passwd' }, 'mark-module-name', { part: '' }],
    [{ module: '.core' }, 'mark-module-name', { part: '' }],
    [{ module: 'a b' }, 'mark-module-name', { part: 'a b' }],
    [{ module: '2nd' }, 'mark-module-name', { part: '2nd' }],
    [{ module: 'a.class' }, 'mark-module-keyword', { part: 'class' }],
    [{ module: 7 }, 'mark-module-type', { found: '7' }],
    [{ module: ['a'] }, 'mark-module-type', { found: '["a"]' }],
    [{ module: '' }, 'mark-module-missing', {}],
    [{ role: 'test' }, 'mark-module-missing', {}],
    [{ module: 'a', role: 'doc' }, 'mark-role', { found: '"doc"' }],
    [{ module: 'a', role: null }, 'mark-role', { found: 'null' }],
    [{ module: 'a', names: { k: 'x' } }, 'mark-names', {}],
    [{ module: 'a', skip: 'x' }, 'mark-skip', {}],
    ['features', 'mark-not-a-table', { found: '"features"' }],
    [['features'], 'mark-not-a-table', {}]
  ])('makes a fault of %j', (promote, code, args) => {
    const { mark, fault } = promoted(promote);
    expect(mark).toBeNull();
    expect(fault?.code).toBe(code);
    expect(fault?.args).toMatchObject(args);
  });

  it('refuses marks on cells that hold no code', () => {
    expect(promoted({ module: 'a' }, 'markdown').fault).toEqual({
      code: 'mark-kind',
      args: { kind: 'markdown' }
    });
  });

  it('allows names that nbdev uses', () => {
    for (const module of ['__init__', '_private._x', 'größe']) {
      expect(promoted({ module }).mark?.module).toBe(module);
    }
  });
});

describe("nbdev's directives", () => {
  const modules = (...cells: ICellSource[]) =>
    read(...cells).map(one => one.mark?.module ?? null);

  it('take their module from default_exp, wherever it stands', () => {
    expect(
      modules(
        cell('#| export\nx'),
        cell('#|exports\nx'),
        cell('\n#| exporti\n#| hide\nx'),
        cell('#| export other.mod\nx'),
        cell('#| exportd\nx'),
        cell('#| hide\nx'),
        cell('x\n#| export'),
        cell('#| default_exp core')
      )
    ).toEqual(['core', 'core', 'core', 'other.mod', null, null, null, null]);
  });

  it('are read from metadata.nbdev too, and comments win', () => {
    expect(
      modules(
        cell('x', { nbdev: { export: 'true' } }),
        cell('x', { nbdev: { exports: true } }),
        cell('#| export b\nx', { nbdev: { export: 'a' } }),
        cell('x', { nbdev: { export: 'false' } }),
        cell('x', { nbdev: { default_exp: 'meta' } })
      )
    ).toEqual(['meta', 'meta', 'b', null, null]);
  });

  it('may stand behind a cell magic', () => {
    expect(modules(cell('%%time\n#| export m\nx'))).toEqual(['m']);
  });

  it('give way to metadata.promote', () => {
    const [one] = read(cell('#| export a\nx', { promote: { module: 'b' } }));
    expect(one.mark).toEqual({ module: 'b', role: 'code', by: 'metadata' });
  });

  it('without a module are a fault', () => {
    const [one] = read(cell('#| export\nx'));
    expect(one.fault?.code).toBe('mark-module-missing');
    expect(read(cell('#| export a-b\nx'))[0].fault?.code).toBe(
      'mark-module-name'
    );
  });
});
