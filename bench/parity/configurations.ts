/** Settings as teams write them: files of a project by path. */
export const CONFIGURATIONS: Record<string, Record<string, string>> = {
  'no settings': {
    'pyproject.toml': '[project]\nname = "cars"\nrequires-python = ">=3.10"\n'
  },
  'everything stable': {
    'pyproject.toml': `[project]
requires-python = ">=3.11"
[tool.ruff]
line-length = 100
[tool.ruff.lint]
select = ["ALL"]
ignore = ["D203", "D213", "COM812"]
`
  },
  'ruff.toml with options of plugins': {
    'ruff.toml': `target-version = "py39"
line-length = 88
[lint]
select = ["E", "F", "W", "I", "B", "UP", "N", "D", "PL", "C90", "Q", "SIM", "ANN"]
ignore = ["D100"]
dummy-variable-rgx = "^_+$"
[lint.pydocstyle]
convention = "google"
[lint.mccabe]
max-complexity = 3
[lint.pylint]
max-args = 3
max-statements = 20
[lint.pep8-naming]
extend-ignore-names = ["X", "X_*", "*_X", "Y"]
[lint.flake8-quotes]
inline-quotes = "single"
[lint.isort]
force-single-line = true
known-first-party = ["pricing"]
[lint.flake8-annotations]
mypy-init-return = true
suppress-none-returning = true
`
  },
  '.ruff.toml before ruff.toml before pyproject.toml': {
    '.ruff.toml': '[lint]\nselect = ["F", "PD", "NPY", "T20"]\n',
    'ruff.toml': '[lint]\nselect = ["ALL"]\n',
    'pyproject.toml': '[tool.ruff.lint]\nselect = ["D"]\n'
  },
  'a chain of extends': {
    'pyproject.toml': `[project]
requires-python = ">=3.8"
[tool.ruff]
extend = "config/team.toml"
[tool.ruff.lint]
extend-select = ["UP", "RET", "C4"]
extend-per-file-ignores = { "src/pricing/m0*.py" = ["RET"] }
`,
    'config/team.toml': `extend = "company.toml"
line-length = 100
[lint]
extend-select = ["B", "E501"]
ignore = ["E741"]
[lint.per-file-ignores]
"**/m*1.py" = ["F", "B"]
`,
    'config/company.toml': `line-length = 79
[lint]
select = ["E4", "E7", "E9", "F", "W"]
[lint.flake8-bugbear]
extend-immutable-calls = ["pandas.Timestamp"]
`
  },
  'settings of a folder': {
    'pyproject.toml':
      '[project]\nrequires-python = ">=3.10"\n[tool.ruff]\nline-length = 60\n[tool.ruff.lint]\nselect = ["E", "W", "F"]\n',
    'src/pricing/ruff.toml':
      'extend = "../../pyproject.toml"\n[lint]\nextend-select = ["N", "S", "A", "ARG", "PTH", "ERA"]\nignore = ["E402"]\n'
  },
  'ignored for files': {
    'pyproject.toml': `[tool.ruff]
builtins = ["display", "spark", "get_ipython"]
[tool.ruff.lint]
select = ["F", "E7", "ANN", "D1", "PERF", "FURB", "TRY", "G", "LOG"]
[tool.ruff.lint.per-file-ignores]
"src/pricing/m*[02468].py" = ["ANN", "D"]
"!src/pricing/m*5.py" = ["TRY"]
"src/**" = ["PERF401"]
"m*3.py" = ["ALL"]
`
  },
  'excluded and of other versions': {
    'ruff.toml': `target-version = "py312"
extend-exclude = ["src/pricing/m*7.py"]
[per-file-target-version]
"src/pricing/m*4.py" = "py38"
[lint]
select = ["UP", "FA", "E", "F", "RUF", "TC", "PYI", "ASYNC"]
exclude = ["m*9.py"]
`
  },
  'in preview': {
    'ruff.toml': `preview = true
[lint]
select = ["E", "W", "F", "PL", "FURB", "RUF", "B", "DOC"]
`
  },
  'old places of options': {
    'pyproject.toml': `[tool.ruff]
select = ["E", "F", "D", "N"]
extend-ignore = ["D1"]
target-version = "py37"
[tool.ruff.pydocstyle]
convention = "numpy"
[tool.ruff.per-file-ignores]
"m*2.py" = ["N8"]
`
  }
};
