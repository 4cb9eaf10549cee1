import {
  exported,
  FEATURES,
  mergedText,
  planOf,
  projectOf,
  textIn
} from './world';

const HAND = `"""Prices."""

import re
from collections import (
    Counter,
    OrderedDict,  # kept
)

import numpy as np

from pricing.config import SETTINGS

# how many
LIMIT = 10


def by_hand(x):
    return LIMIT + x   # odd  spacing


def other():
    return by_hand(1)


if __name__ == '__main__':
    other()
`;

describe('a new symbol', () => {
  it('leaves every other byte as it is', () => {
    expect(mergedText(HAND, 'def clean(x):\n    return x\n')).toBe(
      HAND.replace(
        '\n\n\nif __name__',
        '\n\n\ndef clean(x):\n    return x\n\n\nif __name__'
      )
    );
  });

  it('goes behind the last symbol that it needs', () => {
    expect(mergedText(HAND, 'def clean(x):\n    return by_hand(x)\n')).toBe(
      HAND.replace(
        '\n\n\ndef other',
        '\n\n\ndef clean(x):\n    return by_hand(x)\n\n\ndef other'
      )
    );
  });

  it('is a constant: behind imports and constants', () => {
    expect(mergedText(HAND, "KEEP = ['a']\nTWICE = 2 * LIMIT\n")).toBe(
      HAND.replace(
        'LIMIT = 10\n',
        "LIMIT = 10\n\nKEEP = ['a']\nTWICE = 2 * LIMIT\n"
      )
    );
  });

  it('is a constant that needs a function', () => {
    expect(mergedText(HAND, 'STEP = by_hand(2)\n')).toContain(
      '# odd  spacing\n\n\nSTEP = by_hand(2)\n\n\ndef other'
    );
  });

  it('goes beside its neighbour of the notebook', () => {
    const first = 'def a():\n    pass\n\n\ndef c():\n    pass\n';
    const { project } = exported(
      planOf(first),
      projectOf({ [FEATURES]: HAND })
    );
    const { project: after } = exported(
      planOf(
        'def a():\n    pass\n\n\ndef b():\n    pass\n\n\ndef c():\n    pass\n\ndef d():\n    pass'
      ),
      project
    );
    expect(textIn(after)).toBe(
      HAND.replace(
        '\n\n\nif __name__',
        '\n\n\ndef a():\n    pass\n\n\ndef b():\n    pass\n\n\ndef c():\n    pass\n\n\ndef d():\n    pass\n\n\nif __name__'
      )
    );
  });

  it('goes above what needs it when the module is imported', () => {
    const module = 'import os\n\n\ndef clean(x):\n    return x\n';
    const old = 'def clean(x):\n    return x\n';
    const { project } = exported(planOf(old), projectOf({}));
    const after = exported(
      planOf(
        'def step(f):\n    return f\n\n\n@step\ndef clean(x):\n    return x\n'
      ),
      project
    );
    expect(module).toContain(old);
    expect(textIn(after.project)).toBe(
      'def step(f):\n    return f\n\n\n@step\ndef clean(x):\n    return x\n'
    );
  });

  it('never goes above what it needs when the module is imported', () => {
    const module = 'def a():\n    return 1\n\n\nclass Base:\n    pass\n';
    const project = projectOf({ [FEATURES]: module });
    const plan = planOf(
      'class Model(Base):\n    pass\n\n\ndef a():\n    return 1\n'
    );
    expect(textIn(exported(plan, project).project)).toBe(
      `${module}\n\nclass Model(Base):\n    pass\n`
    );
  });

  it('keeps CRLF, a byte order mark, tabs and the missing last line end', () => {
    const module = '\ufeffimport os\r\n\r\n\r\ndef a():\r\n\treturn os';
    expect(mergedText(module, 'def b():\n    return 1\n')).toBe(
      `${module}\r\n\r\n\r\ndef b():\r\n    return 1`
    );
  });

  it('leaves comments with what they stand at', () => {
    const module = [
      'def a():',
      '    pass',
      '# end of a',
      '',
      '',
      '# ---- part two ----',
      '',
      '# about b',
      'def b():',
      '    return a()',
      '',
      '# vim: ts=4',
      ''
    ].join('\n');
    expect(mergedText(module, 'def c():\n    return a()\n')).toBe(
      module.replace(
        '# end of a\n',
        '# end of a\n\n\ndef c():\n    return a()\n'
      )
    );
    expect(mergedText(module, 'def c():\n    pass\n')).toBe(
      module.replace('a()\n', 'a()\n\n\ndef c():\n    pass\n')
    );
  });

  it('has the blank lines that the module has', () => {
    const one = 'def a(): pass\n\ndef b(): pass\n\ndef c(): pass\n';
    expect(mergedText(one, 'def d(): pass\n')).toBe(`${one}\ndef d(): pass\n`);
  });

  it('heads a module of comments, and one of nothing', () => {
    const code = 'import os\n\n\ndef a():\n    return os\n';
    expect(mergedText('# Copyright\n', code)).toBe(`# Copyright\n\n${code}`);
    expect(mergedText('# Copyright', code)).toBe(
      `# Copyright\n\n${code.trimEnd()}`
    );
    expect(mergedText('', code)).toBe(code);
    expect(mergedText('\ufeff\n', code)).toBe(`\ufeff${code}`);
  });

  it('is a loose statement: once, and above the main block', () => {
    const notebook = 'import logging\n\nlogging.captureWarnings(True)\n';
    const once = mergedText(HAND, notebook);
    expect(once).toContain(
      '\n\n\nlogging.captureWarnings(True)\n\n\nif __name__'
    );
    expect(mergedText(once, notebook)).toBe(once);
  });
});

describe('the docstring of a notebook', () => {
  it('heads a module without one', () => {
    expect(
      mergedText('import os\n', '"""Ours."""\n\ndef a():\n    pass\n')
    ).toBe('"""Ours."""\n\nimport os\n\n\ndef a():\n    pass\n');
  });

  it('never replaces one that was written by hand', () => {
    const notebook = '"""Ours."""\n\ndef a():\n    pass\n';
    expect(mergedText('"""Theirs."""\n', notebook)).toBe(
      '"""Theirs."""\n\n\ndef a():\n    pass\n'
    );
  });
});

it('a string further down keeps its comment', () => {
  const notebook = 'import os\n\n# about\n"""text"""\n';
  const once = mergedText('x = 1\n', notebook);
  expect(once).toBe('import os\n\nx = 1\n\n# about\n"""text"""\n');
  expect(mergedText(once, notebook)).toBe(once);
});

describe('__all__', () => {
  const names = (list: string, name: string) =>
    mergedText(`${list}\n`, `def ${name}():\n    pass\n`).split('\n\n\ndef')[0];

  it.each([
    ["__all__ = ['a', 'c']", "__all__ = ['a', 'b', 'c']"],
    ["__all__ = ['c', 'a']", "__all__ = ['c', 'a', 'b']"],
    ['__all__ = ["C", "a"]', '__all__ = ["C", "a", "b"]'],
    ["__all__ = ['a',]", "__all__ = ['a', 'b',]"],
    ["__all__ = ('a',)", "__all__ = ('a', 'b',)"],
    ["__all__ = 'a', 'c'", "__all__ = 'a', 'b', 'c'"],
    ['__all__ = []', '__all__ = ["b"]'],
    ['__all__ = ()', '__all__ = ("b",)'],
    ["__all__: list[str] = ['a']", "__all__: list[str] = ['a', 'b']"],
    ["__all__ = ['a'] + other.__all__", "__all__ = ['a', 'b'] + other.__all__"],
    [
      "__all__ = [\n    'a',  # first\n    'c'\n]",
      "__all__ = [\n    'a',  # first\n    'b',\n    'c'\n]"
    ],
    [
      "__all__ = [\n    'a'  # last\n]",
      "__all__ = [\n    'a',  # last\n    'b'\n]"
    ],
    [
      "__all__ = [\n    # up\n    'c',\n    'd',\n]",
      "__all__ = [\n    'b',\n    # up\n    'c',\n    'd',\n]"
    ],
    ['__all__ = other.__all__', '__all__ = other.__all__'],
    ["__all__ = ['b']", "__all__ = ['b']"]
  ])('%s', (before, after) => {
    expect(names(before, 'b')).toBe(after);
  });

  it('has nothing to do with private names', () => {
    expect(names("__all__ = ['a']", '_b')).toBe("__all__ = ['a']");
  });
});
