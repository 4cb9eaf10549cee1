import { isSwitchedOff, ruffFor } from '../ruff';
import type { IRuff } from '../ruff';
import { lowestTarget } from '../python-version';
import { readProject } from '../project';
import type { IProject } from '../types';
import { snapshotOf } from './snapshots';

const PATH = 'src/pricing/features.py';

function project(files: Record<string, string>): IProject {
  return readProject(
    snapshotOf({ 'src/pricing/__init__.py': '', ...files }),
    null
  );
}

function ruff(files: Record<string, string>, path = PATH): IRuff {
  return ruffFor(project(files), path);
}

describe('ruffFor', () => {
  it('has nothing selected where the team has no settings', () => {
    expect(ruff({})).toMatchObject({
      settings: { lint: { isort: { 'known-first-party': ['pricing'] } } },
      ignored: [],
      source: null
    });
  });

  it('takes the nearest file, .ruff.toml before ruff.toml before pyproject.toml', () => {
    const files: Record<string, string> = {
      'pyproject.toml': '[tool.ruff]\nline-length = 1',
      'ruff.toml': 'line-length = 2',
      '.ruff.toml': 'line-length = 3',
      'src/pyproject.toml': '[project]\nname = "x"',
      'src/pricing/ruff.toml': 'line-length = 5'
    };
    const seen = [];
    for (const file of [
      'src/pricing/ruff.toml',
      '.ruff.toml',
      'ruff.toml',
      'pyproject.toml'
    ]) {
      const found = ruff(files);
      expect(found.source).toBe(file);
      seen.push(found.settings['line-length']);
      delete files[file];
    }
    expect(seen).toEqual([5, 3, 2, 1]);
    expect(ruff(files).source).toBeNull();
  });

  it('resolves extend, option by option', () => {
    const found = ruff({
      'base.toml':
        'line-length = 70\n[lint]\nselect = ["E", "F"]\nignore = ["E501", "F401"]\n' +
        '[lint.pydocstyle]\nconvention = "google"\nproperty-decorators = ["p"]\n',
      'pyproject.toml':
        '[tool.ruff]\nextend = "./base.toml"\n[tool.ruff.lint]\nextend-select = ["F4"]\nignore = ["E7"]\n' +
        'pydocstyle = {convention = "numpy"}'
    });
    expect(found.settings).toMatchObject({
      'line-length': 70,
      lint: {
        select: ['E', 'F'],
        'extend-select': ['F4'],
        ignore: ['E501', 'E7'],
        pydocstyle: { convention: 'numpy', 'property-decorators': ['p'] }
      }
    });
    expect(found.settings).not.toHaveProperty('extend');
  });

  it('resolves per-file-ignores for the path', () => {
    const files = {
      'pyproject.toml':
        '[tool.ruff.lint]\nselect = ["ALL"]\n[tool.ruff.lint.per-file-ignores]\n' +
        '"features.py" = ["D"]\n"tests/*" = ["S101"]\n"!src/**" = ["ANN"]\n'
    };
    expect(ruff(files).ignored).toEqual(['D']);
    expect(ruff(files, 'tests/test_a.py').ignored).toEqual(['S101', 'ANN']);
    expect(ruff(files).settings.lint).not.toHaveProperty('per-file-ignores');
  });

  it('switches everything off in an excluded folder', () => {
    const files = { 'ruff.toml': 'extend-exclude = ["src/pricing"]' };
    expect(ruff(files).ignored).toEqual(['ALL']);
    expect(isSwitchedOff(ruff(files), 'F401')).toBe(true);
  });

  it('lets the longest selector decide, and ignore where two are equal', () => {
    const found = ruff({
      'ruff.toml':
        '[lint]\nselect = ["D103", "E722"]\nignore = ["D", "E722", "S"]'
    });
    expect(isSwitchedOff(found, 'D103')).toBe(false);
    expect(isSwitchedOff(found, 'D101')).toBe(true);
    expect(isSwitchedOff(found, 'E722')).toBe(true);
    expect(isSwitchedOff(found, 'SIM102')).toBe(false);
  });

  it('falls back to requires-python', () => {
    const requires = {
      'pyproject.toml': '[project]\nrequires-python = ">=3.11,<4"'
    };
    expect(ruff(requires).settings['target-version']).toBe('py311');
    expect(
      ruff({ ...requires, 'ruff.toml': 'target-version = "py38"' }).settings[
        'target-version'
      ]
    ).toBe('py38');
    expect(ruff({}).settings).not.toHaveProperty('target-version');
  });

  it('takes lint options at the top, as ruff still does', () => {
    expect(ruff({ 'ruff.toml': 'select = ["F"]' }).settings.lint).toMatchObject(
      { select: ['F'] }
    );
  });

  it('leaves out what only says which files to read', () => {
    const { settings } = ruff({
      'ruff.toml':
        'required-version = ">=99"\ninclude = ["x"]\nsrc = ["."]\ncache-dir = "~"\nunknown = 1\n[lint]\nselect=["F"]'
    });
    expect(Object.keys(settings).sort()).toEqual([
      'lint',
      'output-prefer-rule-codes'
    ]);
  });
});

describe('problems', () => {
  it('name unknown options with line and nearest match', () => {
    expect(
      project({
        'pyproject.toml':
          '[tool.ruff]\nline_length = 90\n[tool.ruff.lint]\nselct = ["F"]\n'
      }).problems
    ).toEqual([
      {
        path: 'pyproject.toml',
        line: 2,
        message:
          'ruff has no option `line_length`; it is left out. Did you mean `line-length`?',
        severity: 'warning'
      },
      {
        path: 'pyproject.toml',
        line: 4,
        message:
          'ruff has no option `lint.selct`; it is left out. Did you mean `select`?',
        severity: 'warning'
      }
    ]);
  });

  it.each([
    ['"../../base.toml"', 'lies outside'],
    ['"~/base.toml"', 'lies outside'],
    ['"missing.toml"', 'is not there'],
    ['"ruff.toml"', 'extends this file in turn']
  ])('of extend = %s', (written, message) => {
    expect(
      project({ 'ruff.toml': `extend = ${written}` }).problems
    ).toMatchObject([
      { path: 'ruff.toml', line: 1, message: expect.stringContaining(message) }
    ]);
  });
});

describe('lowestTarget', () => {
  it.each([
    ['>=3.8.1', 'py38'],
    ['>3.8, <4', 'py38'],
    ['~=3.9', 'py39'],
    ['==3.12.*', 'py312'],
    ['>=3.9,>=3.8', 'py38'],
    ['>=3', null],
    ['<3.11', null],
    ['>=2.7', null],
    ['>=3.6', null],
    ['', null]
  ])('%s is %s', (requires, target) => {
    expect(lowestTarget(requires)).toBe(target);
  });
});
