import { readModule, textOf, lineEndOf } from '../symbols';

function pieces(text: string): [string, string][] {
  const reading = readModule(text);
  if (!reading.ok) {
    throw new Error(reading.message);
  }
  expect(textOf(reading.module)).toBe(text);
  return reading.module.pieces.map(({ kind, text }) => [kind, text]);
}

describe('readModule', () => {
  it('gives each statement its comments and decorators', () => {
    const text = [
      '#!/usr/bin/env python',
      '# -*- coding: utf-8 -*-',
      '# Copyright',
      '"""Prices."""',
      'from __future__ import annotations',
      '',
      'import os  # paths',
      '',
      '# floating',
      '',
      '# about f',
      '@cache',
      'def f(x):',
      '    return x',
      '    # the end of f',
      '',
      '    # still f',
      '# not f',
      '',
      'KEEP = 1; DROP = 2  # both',
      '',
      '# %% ../nbs/00.ipynb 3',
      'class A: pass',
      '',
      "if __name__ == '__main__':",
      '    f(1)',
      ''
    ].join('\n');
    expect(pieces(text)).toEqual([
      ['docstring', '"""Prices."""'],
      ['future', 'from __future__ import annotations'],
      ['import', 'import os  # paths'],
      [
        'function',
        '# about f\n@cache\ndef f(x):\n    return x\n    # the end of f\n\n    # still f'
      ],
      ['other', 'KEEP = 1; DROP = 2  # both'],
      ['class', 'class A: pass'],
      ['main', "if __name__ == '__main__':\n    f(1)"]
    ]);
  });

  it.each([
    ['a byte order mark', '\ufeffimport os\n\n\ndef f():\n    pass\n'],
    ['CRLF', '# a\r\nimport os\r\n\r\n\r\n# b\r\ndef f():\r\n\tpass\r\n'],
    ['a lone CR', 'import os\r\rdef f():\r    pass\r'],
    ['form feeds', 'import os\n\f\ndef f():\n    pass\n\f\n\fx = 1\n'],
    ['no last newline', 'import os\n\ndef f():\n\tpass'],
    ['blanks at the ends of lines', 'x = 1   \n\ny = 2\t\n   \n'],
    ['comments alone', '# nothing\n'],
    ['nothing', '']
  ])('keeps every byte of %s', (_, text) => {
    pieces(text);
  });

  it('knows the parts of a module', () => {
    const text = [
      'import typing',
      'if typing.TYPE_CHECKING:',
      '    import pandas',
      'try:',
      '    import ujson as json',
      'except ImportError:',
      '    import json',
      'if sys.version_info >= (3, 11):',
      '    import tomllib',
      'else:',
      '    import tomli as tomllib',
      "__all__ = ['f']",
      "__all__ += ['g']",
      "__all__.append('h')",
      'type Row = dict',
      'x: int = 1',
      'print(1)',
      'async def f(): ...'
    ].join('\n');
    expect(pieces(text).map(([kind]) => kind)).toEqual([
      'import',
      'type-checking',
      'conditional-import',
      'conditional-import',
      'exports',
      'exports',
      'exports',
      'constant',
      'constant',
      'other',
      'function'
    ]);
  });

  it('says where a module is no Python', () => {
    expect(readModule('x = 1\ndef f(:\n')).toMatchObject({
      ok: false,
      line: 2
    });
    expect(readModule('x = 1\n!ls\n')).toMatchObject({ ok: false, line: 2 });
  });
});

describe('lineEndOf', () => {
  it('goes with the majority', () => {
    expect(lineEndOf('a\r\nb\r\nc\n')).toBe('\r\n');
    expect(lineEndOf('a\nb\r\nc\n')).toBe('\n');
    expect(lineEndOf('')).toBe('\n');
  });
});
