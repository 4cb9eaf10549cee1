import { insideRoot } from '../paths';
import { importNameOf, namedStandards, readProject } from '../project';
import { lineOfKey } from '../toml-lines';
import type { IProject } from '../types';
import { snapshotOf } from './snapshots';

function project(files: Record<string, string>): IProject {
  return readProject(snapshotOf(files), null);
}

function importName(files: Record<string, string>, path: string): string {
  return importNameOf(project(files), path);
}

const pyproject = (text: string): Record<string, string> => ({
  'pyproject.toml': text
});

describe('the library', () => {
  it('is guessed as the single package below src', () => {
    const found = project({
      'src/pricing/__init__.py': '',
      'src/pricing/a.py': ''
    });
    expect(found.library).toBe('src/pricing');
    expect(found.libraryGuessed).toBe(true);
  });

  it('is guessed as the single package of the root, tests apart', () => {
    const found = project({
      'pricing/__init__.py': '',
      'tests/__init__.py': '',
      'scripts/run.py': ''
    });
    expect(found.library).toBe('pricing');
    expect(found.sourceRoots).toEqual(['']);
  });

  it('is guessed as the one of several that has the name of the project', () => {
    const found = project({
      ...pyproject('[project]\nname = "Used-Cars"'),
      'src/helpers/a.py': '',
      'src/used_cars/a.py': ''
    });
    expect(found.library).toBe('src/used_cars');
  });

  it('is offered by the name of the project where there is none yet', () => {
    expect(project({}).library).toBe('src/used_cars');
    expect(
      project(
        pyproject('[tool.hatch.build.targets.wheel]\npackages = ["lib/cars"]')
      ).library
    ).toBe('lib/cars');
  });

  it('is none without a project', () => {
    const nowhere = snapshotOf({}, { kind: 'none', name: '' });
    expect(readProject(nowhere, null).library).toBeNull();
  });
});

describe('import names', () => {
  const FEATURES = 'src/pricing/features.py';

  it.each([
    ['a leading src', {}, FEATURES, 'pricing.features'],
    ['the package itself', {}, 'src/pricing/__init__.py', 'pricing'],
    [
      'setuptools',
      pyproject('[tool.setuptools.packages.find]\nwhere = ["lib"]'),
      'lib/pricing/features.py',
      'pricing.features'
    ],
    [
      'setup.cfg',
      {
        'setup.cfg': '[options]\npackage_dir =\n    = lib\n',
        'lib/pricing/__init__.py': ''
      },
      'lib/pricing/features.py',
      'pricing.features'
    ],
    [
      'hatch',
      pyproject(
        '[tool.hatch.build.targets.wheel]\npackages = ["python/acme/pricing"]'
      ),
      'python/acme/pricing/features.py',
      'pricing.features'
    ],
    [
      'poetry',
      pyproject('[[tool.poetry.packages]]\ninclude = "pricing"\nfrom = "code"'),
      'code/pricing/features.py',
      'pricing.features'
    ],
    [
      'pytest',
      pyproject('[tool.pytest.ini_options]\npythonpath = ["code", "."]'),
      'code/pricing/features.py',
      'pricing.features'
    ],
    [
      'pytest.ini',
      { 'pytest.ini': '[pytest]\npythonpath = code\n' },
      'code/pricing/features.py',
      'pricing.features'
    ]
  ] as [string, Record<string, string>, string, string][])(
    'follow %s',
    (_, files, path, name) => {
      expect(importName(files, path)).toBe(name);
    }
  );

  it('begin above the topmost package where no setting speaks', () => {
    const files = {
      'analysis/acme/__init__.py': '',
      'analysis/acme/pricing/__init__.py': ''
    };
    expect(importName(files, 'analysis/acme/pricing/features.py')).toBe(
      'acme.pricing.features'
    );
  });
});

describe('problems', () => {
  it('of TOML have their line', () => {
    const { problems } = project(pyproject('[project]\nname = \n'));
    expect(problems).toEqual([
      {
        path: 'pyproject.toml',
        line: 2,
        message: expect.stringMatching(
          /^pyproject\.toml is not valid TOML: .+\.$/
        ),
        severity: 'error'
      }
    ]);
  });

  it('of [tool.promote] name line, key and nearest match', () => {
    const { problems } = project(
      pyproject('[project]\nname = "x"\n\n[tool.promote]\nstandard = "S.md"\n')
    );
    expect(problems).toEqual([
      {
        path: 'pyproject.toml',
        line: 5,
        message:
          '`[tool.promote]` has no key `standard`; its only key is `standards`. Did you mean `standards`?',
        severity: 'warning'
      }
    ]);
  });

  it.each([
    ['standards = 3', 'must be the path'],
    ['standards = "../../S.md"', 'leaves the project'],
    ['standards = "/etc/passwd"', 'leaves the project']
  ])('refuse %s', (line, message) => {
    const files = pyproject(`[tool.promote]\n${line}\n`);
    expect(project(files).problems).toMatchObject([
      { line: 2, severity: 'error', message: expect.stringContaining(message) }
    ]);
    expect(namedStandards(snapshotOf(files))).toBeNull();
  });

  it('name the document where it can be used', () => {
    const files = pyproject('[tool]\npromote = {standards = "./docs/s.md"}');
    expect(namedStandards(snapshotOf(files))).toBe('docs/s.md');
  });
});

describe('insideRoot', () => {
  it.each([
    ['src/pricing/', 'src/pricing'],
    ['./src\\pricing', 'src/pricing'],
    ['a/../b', 'b'],
    ['.', ''],
    ['../x', null],
    ['a/../../x', null],
    ['/etc', null],
    ['~/x', null],
    ['C:\\x', null],
    ['a\0b', null]
  ])('%j is %j', (written, path) => {
    expect(insideRoot(written)).toBe(path);
  });
});

describe('lineOfKey', () => {
  const TEXT = [
    'a = """',
    'b = 1',
    '"""',
    '[tool.x] # comment',
    '"quoted.key" = 1',
    'deep.er = 2',
    'inline = { one = 1 }'
  ].join('\n');

  it.each([
    [['b'], null],
    [['tool', 'x'], 4],
    [['tool', 'x', 'quoted.key'], 5],
    [['tool', 'x', 'deep', 'er'], 6],
    [['tool', 'x', 'inline', 'one'], 7]
  ])('%j stands on line %j', (keys, line) => {
    expect(lineOfKey(TEXT, keys)).toBe(line);
  });
});
