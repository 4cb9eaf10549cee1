import { withDependency } from '../dependencies/adding';
import { declarationsOf } from '../dependencies/declared';
import { isAtHand, mayImport, packagesOf } from '../dependencies/imports';
import { distributionsOf } from '../dependencies/names';
import { requirementOf, requirementsLines } from '../dependencies/requirement';
import { readProject } from '../project';
import { snapshotOf } from './snapshots';

describe('a requirement', () => {
  it.each([
    ['pandas', 'pandas', ''],
    [
      'Scikit_Learn[extra] >= 1.4, <2 ; python_version > "3.9"',
      'scikit-learn',
      '>=1.4,<2'
    ],
    [
      'pkg @ git+https://example.org/pkg',
      'pkg',
      '@git+https://example.org/pkg'
    ],
    ['ruamel.yaml (>=0.18)', 'ruamel-yaml', '>=0.18']
  ])('%s', (line, key, bounds) => {
    expect(requirementOf(line)).toMatchObject({ key, bounds });
  });

  it.each([
    '',
    '# pandas',
    '--hash=sha256:1',
    'two words',
    '>=2',
    './local.whl'
  ])('is not %j', line => expect(requirementOf(line)).toBeNull());

  it('is read line by line from a file', () => {
    const text =
      'pandas==2 \\\n  --hash=sha256:ab\n# no\n-r more.txt\n-e git+https://x.org/a#egg=Own_One\n--index-url https://x.org\n';
    const lines = requirementsLines(text).filter(
      ({ kind }) => kind !== 'nothing'
    );
    expect(lines).toMatchObject([
      { requirement: { key: 'pandas', bounds: '==2' } },
      { kind: 'file', path: 'more.txt' },
      { requirement: { key: 'own-one' } }
    ]);
  });
});

describe('what a project declares', () => {
  const keys = (files: Record<string, string>): string[] =>
    declarationsOf(snapshotOf(files)).all.map(
      ({ key, development, path }) =>
        `${path} ${key}${development ? ' (dev)' : ''}`
    );

  it.each([
    [
      'PEP 621 and groups',
      {
        'pyproject.toml':
          '[project]\ndependencies = ["a>=1"]\n[project.optional-dependencies]\nplots = ["b"]\ntest = ["c"]\n[dependency-groups]\nlint = ["d", {include-group = "x"}]'
      },
      [
        'pyproject.toml a',
        'pyproject.toml b',
        'pyproject.toml c (dev)',
        'pyproject.toml d (dev)'
      ]
    ],
    [
      'poetry',
      {
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.11"\nA_b = "^1"\nc = {git = "https://x.org"}\n[tool.poetry.group.dev.dependencies]\nd = "*"'
      },
      ['pyproject.toml a-b', 'pyproject.toml c', 'pyproject.toml d (dev)']
    ],
    [
      'setup.cfg',
      {
        'setup.cfg':
          '[options]\ninstall_requires =\n    a>=1\n    b\n[options.extras_require]\ndev = c; d\n'
      },
      ['setup.cfg a', 'setup.cfg b', 'setup.cfg c (dev)', 'setup.cfg d (dev)']
    ],
    [
      'setup.py',
      {
        'setup.py':
          'from setuptools import setup\nsetup(name="x", install_requires=["a>=1", "b"])\n'
      },
      ['setup.py a', 'setup.py b']
    ],
    [
      'requirements that include each other in a circle',
      {
        'requirements.txt': 'a\n-r requirements/more.txt',
        'requirements/more.txt': 'b\n-r ../requirements.txt',
        'requirements-dev.txt': 'c'
      },
      [
        'requirements.txt a',
        'requirements/more.txt b',
        'requirements/more.txt b',
        'requirements.txt a',
        'requirements-dev.txt c (dev)'
      ]
    ],
    [
      'files that setuptools reads',
      {
        'pyproject.toml':
          '[project]\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = {file = ["needs.txt"]}',
        'needs.txt': 'a'
      },
      ['needs.txt a']
    ],
    [
      'conda and pip in it',
      {
        'environment.yml':
          'dependencies:\n  - python=3.11\n  - conda-forge::a=1.2=py_0\n  - pip:\n    - b==2\n'
      },
      ['environment.yml python', 'environment.yml a', 'environment.yml b']
    ],
    [
      'pipenv',
      { Pipfile: '[packages]\na = "*"\n[dev-packages]\nb = "*"\n' },
      ['Pipfile a', 'Pipfile b (dev)']
    ]
  ])('%s', (_, files, expected) => {
    expect(keys(files as Record<string, string>)).toEqual(expected);
  });

  it('says what it cannot read without running it', () => {
    const { problems } = declarationsOf(
      snapshotOf({ 'setup.py': 'setup(install_requires=read("x"))' })
    );
    expect(problems).toEqual([
      "setup.py computes its dependencies, so they can't be read; list them in pyproject.toml."
    ]);
  });

  it('bears files that are broken', () => {
    for (const [path, text] of [
      ['pyproject.toml', '[project\n'],
      ['environment.yml', 'dependencies: [*a'],
      ['environment.yml', 'dependencies: 1'],
      ['Pipfile', '= ='],
      ['setup.py', 'setup(install_requires=['],
      ['requirements.txt', '\u0000\u0001']
    ]) {
      expect(keys({ [path]: text })).toEqual([]);
    }
  });
});

describe('where an import comes from', () => {
  it.each([
    ['sklearn.linear_model', 'scikit-learn', 'scikit-learn'],
    ['yaml', 'PyYAML', 'pyyaml'],
    ['cv2', 'opencv-python', 'opencv-python-headless'],
    ['google.cloud.storage', 'google-cloud-storage', 'google-cloud-storage'],
    ['google.cloud.vision', 'google-cloud-vision', 'google-cloud-vision'],
    ['azure.storage.blob', 'azure-storage-blob', 'azure-storage-blob'],
    ['lightgbm', 'lightgbm', 'lightgbm'],
    ['gitlab', 'python-gitlab', 'python-gitlab'],
    ['mpl_toolkits.mplot3d', 'matplotlib', 'matplotlib']
  ])('%s', (module, usual, accepted) => {
    const names = distributionsOf(module);
    expect(names.usual).toBe(usual);
    expect([...names.all]).toContain(accepted);
  });

  it('is looked up for what is needed only', () => {
    const source = [
      'import a.b, c as d',
      'from e import f',
      'from . import g',
      'from .h import i',
      'try:\n    import j\nexcept ImportError:\n    j = None',
      'if TYPE_CHECKING:\n    import k',
      'def l():\n    import m',
      'from google.cloud import bigquery, storage'
    ].join('\n');
    expect(packagesOf(source).map(({ module }) => module)).toEqual([
      'a.b',
      'c',
      'e',
      'm',
      'google.cloud.bigquery',
      'google.cloud.storage'
    ]);
  });
});

describe('one more dependency', () => {
  it.each([
    [
      'one line',
      '[project]\nname = "x"\ndependencies = ["a"]\n',
      '[project]\nname = "x"\ndependencies = ["a", "z>=1"]\n'
    ],
    [
      'an empty list',
      '[project]\nname = "x"\ndependencies = []\n',
      '[project]\nname = "x"\ndependencies = ["z>=1"]\n'
    ],
    [
      'lines with comments',
      '[project]\ndependencies = [\n  "a[x]>=1", # ], why\n  "b"  # the last\n]\nname = "x"\n',
      '[project]\ndependencies = [\n  "a[x]>=1", # ], why\n  "b",  # the last\n  "z>=1",\n]\nname = "x"\n'
    ],
    [
      'Windows line ends',
      '[project]\r\ndependencies = [\r\n    "a",\r\n]\r\n',
      '[project]\r\ndependencies = [\r\n    "a",\r\n    "z>=1",\r\n]\r\n'
    ],
    [
      'no list',
      '[project]\nname = "x"\n\n[tool.ruff]\n',
      '[project]\nname = "x"\ndependencies = ["z>=1"]\n\n[tool.ruff]\n'
    ],
    [
      'no line end',
      '[project]\nname = "x"',
      '[project]\nname = "x"\ndependencies = ["z>=1"]\n'
    ],
    [
      'poetry',
      '[tool.poetry.dependencies]\npython = "^3.11"\n\n[tool.x]\n',
      '[tool.poetry.dependencies]\npython = "^3.11"\nz = ">=1"\n\n[tool.x]\n'
    ]
  ])('in pyproject.toml with %s', (_, before, after) => {
    expect(withDependency('pyproject.toml', before, 'z>=1')).toBe(after);
  });

  it.each([
    ['an inline table', 'project = {name = "x", dependencies = ["a"]}\n'],
    ['dotted keys', 'project.name = "x"\nproject.dependencies = ["a"]\n'],
    ['a fault', '[project\n'],
    ['no place for it', '[tool.ruff]\n']
  ])('is not guessed into %s', (_, text) => {
    expect(withDependency('pyproject.toml', text, 'z>=1')).toBeNull();
  });

  it('in a requirements file is a line at its end', () => {
    expect(withDependency('requirements.txt', 'a', 'z')).toBe('a\nz\n');
    expect(withDependency('requirements.txt', 'a\r\n', 'z')).toBe('a\r\nz\r\n');
  });
});

it('sees what a text may import without parsing it', () => {
  const text =
    'import a.b as c, d\nfrom e.f import (g,\n  h)\n  import i\nfrom . import j\nx = 1; import k\n# import l\n';
  expect([...mayImport(text)]).toEqual(['a', 'd', 'e', 'i']);
});

it('knows a neighbour from a package, beside the notebook too', () => {
  const snapshot = snapshotOf(
    { 'pyproject.toml': '', 'src/pricing/__init__.py': '' },
    {
      neighbours: [
        'helpers.py',
        'src/other.py',
        'work/near.py',
        'work',
        'deep/yaml.py'
      ]
    }
  );
  const project = readProject(snapshot, null);
  const atHand = (notebook: string): string[] =>
    [
      'helpers',
      'other',
      'near',
      'work',
      'pricing',
      'json',
      'yaml',
      '__main__'
    ].filter(name => isAtHand(`${name}.x`, project, notebook));
  expect(atHand('a.ipynb')).toEqual([
    'helpers',
    'other',
    'work',
    'pricing',
    'json',
    '__main__'
  ]);
  expect(atHand('work/a.ipynb')).toContain('near');
});
