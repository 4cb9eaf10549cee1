import type { INotebook } from '../../notebook/types';
import { locate } from '../map';
import { planOf } from '../plan';
import type { IModule } from '../types';
import { FEATURES, notebook } from './notebook';
import { emptyProject } from './project';

describe('locate', () => {
  const found = (
    from: IModule,
    text: string,
    cells: INotebook
  ): string | null => {
    const at = locate(from, from.text.indexOf(text));
    const source = cells.cells.find(({ key }) => key === at?.cell)?.source;
    return at ? source!.slice(at.offset, at.offset + text.length) : null;
  };

  it('finds every text in its cell, however the cell is indented or ends its lines', () => {
    const cells = notebook(
      'import re, os as system',
      {
        source: '  def f(x):\n      return re\n\n      # 😀 end',
        promote: FEATURES
      },
      { source: 'def g(x):\r\n\r\n    return system\r\n', promote: FEATURES }
    );
    const [only] = planOf(cells, emptyProject()).modules;
    expect(only.text).toBe(
      'import re, os as system\n\n\ndef f(x):\n    return re\n\n    # 😀 end\n\n\ndef g(x):\n\n    return system\n'
    );
    for (const text of [
      'os as',
      'def f',
      'return re',
      'end',
      'def g',
      'return system'
    ]) {
      expect(found(only, text, cells)).toBe(text);
    }
  });

  it('finds the alias of an import that travels in part, and nothing for what the plan wrote', () => {
    const cells = notebook('from os import (path,\n  sep as s)', {
      source: 'def f(): return display(s)',
      promote: FEATURES
    });
    const [only] = planOf(cells, emptyProject()).modules;
    expect(only.text).toBe(
      'from os import sep as s\nfrom IPython.display import display\n\n\ndef f(): return display(s)\n'
    );
    expect(found(only, 'sep as s', cells)).toBe('sep as s');
    expect(locate(only, only.text.indexOf('IPython'))).toBeNull();
  });

  it('holds for every segment of a module', () => {
    const cells = notebook(
      'import re\nKEEP = 1 # a\n\n\ndef low(): return KEEP',
      { source: '\tdef f():\n\t\treturn low(), re', promote: FEATURES }
    );
    const [only] = planOf(cells, emptyProject()).modules;
    for (const { start, end, cell, from } of only.segments) {
      const { source } = cells.cells.find(({ key }) => key === cell)!;
      expect(source.slice(from, from + end - start)).toBe(
        only.text.slice(start, end)
      );
    }
    expect(only.segments.length).toBe(5);
  });
});
