/** Which distributions a project says it needs, wherever it says so. */
import { parse } from 'yaml';

import { syntaxOf } from '../../python/syntax';
import { walk } from '../../python/walk';
import { fileAt, textAt } from '../files';
import { iniValue } from '../ini';
import { folderOf, insideRoot } from '../paths';
import { isTable, strings, tableAt, tomlAt, valueAt } from '../toml';
import type { Table } from '../toml';
import type { ISnapshot } from '../types';
import { normalised } from './names';
import { requirementOf, requirementsLines } from './requirement';
import type { IRequirement } from './requirement';

export interface IDeclared extends IRequirement {
  /** File that names it. */
  path: string;
  /** True: for those who work on the project only (`dev`, `test` and other groups). */
  development: boolean;
}

export interface IDeclarations {
  all: IDeclared[];
  /** Files that list dependencies; the first is where one more belongs. */
  paths: string[];
  /** Why a list can't be read without running it, whole sentences. */
  problems: string[];
}

const read = new WeakMap<ISnapshot, IDeclarations>();

/** All declared dependencies of a project, read once. */
export function declarationsOf(snapshot: ISnapshot): IDeclarations {
  let found = read.get(snapshot);
  if (!found) {
    found = new Reader(snapshot).read();
    read.set(snapshot, found);
  }
  return found;
}

const PYPROJECT = 'pyproject.toml';
const REQUIREMENTS = /^(?:requirements(?:\/[^/]*|[^/]*)\.(?:txt|in))$/;
/** Groups and files by these names are not what the library needs to run. */
const DEVELOPMENT =
  /(?:^|[^a-z])(?:dev|develop|development|tests?|testing|docs?|lint|ci|build)(?:[^a-z]|$)/i;

class Reader {
  constructor(private readonly _snapshot: ISnapshot) {}

  read(): IDeclarations {
    const { table } = tomlAt(this._snapshot, PYPROJECT);
    this._standard(table);
    this._poetry(tableAt(table, ['tool', 'poetry']));
    this._groups(table);
    this._setupCfg(textAt(this._snapshot, 'setup.cfg') ?? '');
    this._setupPy(textAt(this._snapshot, 'setup.py'));
    for (const { path } of this._snapshot.files) {
      if (REQUIREMENTS.test(path)) {
        this._requirements(path, DEVELOPMENT.test(path), new Set());
      }
    }
    this._pipfile();
    this._conda();
    if (
      isTable(table.project) &&
      !strings(table.project.dynamic ?? []).includes('dependencies')
    ) {
      this._path(PYPROJECT);
    }
    return this._found;
  }

  private _standard(table: Table): void {
    const project = tableAt(table, ['project']);
    const dynamic = strings(project.dynamic).includes('dependencies');
    if (!Object.keys(project).length) {
      return;
    }
    if (dynamic) {
      const named = tableAt(table, [
        'tool',
        'setuptools',
        'dynamic',
        'dependencies'
      ]);
      const files = strings(named.file);
      if (!files.length) {
        this._found.problems.push(
          `${PYPROJECT} leaves its dependencies to the build (\`dynamic\`), so they can't be read.`
        );
      }
      files.forEach(file => this._requirements(file, false, new Set()));
      return;
    }
    if (project.dependencies !== undefined) {
      this._path(PYPROJECT);
    }
    this._add(PYPROJECT, strings(project.dependencies ?? []), false);
    for (const [name, list] of Object.entries(
      tableAt(project, ['optional-dependencies'])
    )) {
      this._add(PYPROJECT, strings(list), DEVELOPMENT.test(name));
    }
  }

  private _poetry(poetry: Table): void {
    if (!Object.keys(poetry).length) {
      return;
    }
    const main = tableAt(poetry, ['dependencies']);
    if (Object.keys(main).length) {
      this._path(PYPROJECT);
    }
    this._versions(PYPROJECT, main, false);
    this._versions(PYPROJECT, tableAt(poetry, ['dev-dependencies']), true);
    for (const group of Object.values(tableAt(poetry, ['group']))) {
      if (isTable(group)) {
        this._versions(PYPROJECT, tableAt(group, ['dependencies']), true);
      }
    }
  }

  private _groups(table: Table): void {
    const groups = [
      tableAt(table, ['dependency-groups']),
      tableAt(table, ['tool', 'pdm', 'dev-dependencies'])
    ].flatMap(group => Object.values(group));
    const uv = valueAt(table, ['tool', 'uv', 'dev-dependencies']);
    for (const list of [...groups, uv]) {
      this._add(PYPROJECT, strings(list ?? []), true);
    }
  }

  private _setupCfg(text: string): void {
    const needs = iniValue(text, 'options', 'install_requires');
    if (needs !== null) {
      this._path('setup.cfg');
      this._add('setup.cfg', needs.split('\n'), false);
    }
    const extras =
      /^\[options\.extras_require\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(
        text
      );
    for (const match of extras?.[1].matchAll(/^(\w[\w-]*)\s*=/gm) ?? []) {
      const list = iniValue(
        text,
        'options.extras_require',
        match[1].toLowerCase()
      );
      this._add(
        'setup.cfg',
        (list ?? '').split(/[\n;]/),
        DEVELOPMENT.test(match[1])
      );
    }
  }

  private _setupPy(text: string | null): void {
    if (text === null || !/install_requires/.test(text)) {
      return;
    }
    this._path('setup.py');
    for (const statement of syntaxOf(text).statements) {
      for (const node of walk(statement.node)) {
        if (node.type !== 'Call') {
          continue;
        }
        const given = node.keywords.find(
          ({ arg }) => arg === 'install_requires'
        );
        if (!given) {
          continue;
        }
        const { value } = given;
        const items =
          value.type === 'List' || value.type === 'Tuple' ? value.elts : [];
        const texts = items.flatMap(item =>
          item.type === 'Constant' && typeof item.value === 'string'
            ? [item.value]
            : []
        );
        if (
          texts.length < items.length ||
          (value.type !== 'List' && value.type !== 'Tuple')
        ) {
          this._found.problems.push(
            "setup.py computes its dependencies, so they can't be read; list them in pyproject.toml."
          );
        }
        this._add('setup.py', texts, false);
      }
    }
  }

  private _requirements(
    written: string,
    development: boolean,
    above: Set<string>
  ): void {
    const path = insideRoot(written);
    const text = path === null ? null : textAt(this._snapshot, path);
    if (path === null || text === null || above.has(path)) {
      return;
    }
    above.add(path);
    this._path(path, development);
    for (const line of requirementsLines(text)) {
      if (line.kind === 'requirement') {
        this._push(path, line.requirement, development);
      } else if (line.kind === 'file') {
        const folder = folderOf(path);
        const next = insideRoot(line.path, folder);
        if (next !== null) {
          this._requirements(next, development, above);
        }
      }
    }
  }

  private _pipfile(): void {
    if (!fileAt(this._snapshot, 'Pipfile')) {
      return;
    }
    const { table } = tomlAt(this._snapshot, 'Pipfile');
    this._path('Pipfile');
    this._versions('Pipfile', tableAt(table, ['packages']), false);
    this._versions('Pipfile', tableAt(table, ['dev-packages']), true);
  }

  private _conda(): void {
    for (const path of ['environment.yml', 'environment.yaml']) {
      const text = textAt(this._snapshot, path);
      if (text === null) {
        continue;
      }
      this._path(path);
      for (const item of condaItems(text)) {
        // `conda-forge::pandas=2.2=py311_0`
        const match = /^(?:[\w.-]+::)?([\w.-]+)\s*(.*)$/.exec(item);
        if (match) {
          const [, name, bounds] = match;
          const key = normalised(name);
          this._push(path, { name, key, bounds: bounds.trim() }, false);
        }
      }
    }
  }

  /** Tables of name to version, as poetry and pipenv have them. */
  private _versions(path: string, table: Table, development: boolean): void {
    for (const [name, value] of Object.entries(table)) {
      if (name === 'python') {
        continue;
      }
      const version = isTable(value) ? (value.version ?? '@') : value;
      const bounds =
        typeof version === 'string' && version !== '*' ? version : '';
      this._push(path, { name, key: normalised(name), bounds }, development);
    }
  }

  private _add(
    path: string,
    lines: readonly string[],
    development: boolean
  ): void {
    for (const line of lines) {
      const requirement = requirementOf(line);
      if (requirement) {
        this._push(path, requirement, development);
      }
    }
  }

  private _push(
    path: string,
    requirement: IRequirement,
    development: boolean
  ): void {
    this._found.all.push({ ...requirement, path, development });
  }

  private _path(path: string, last = false): void {
    const { paths } = this._found;
    if (!paths.includes(path)) {
      // A list for development is no place for what the library needs.
      if (!last) {
        paths.push(path);
      }
    }
  }

  private _found: IDeclarations = { all: [], paths: [], problems: [] };
}

function condaItems(text: string): string[] {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return [];
  }
  const list = isTable(value) ? value.dependencies : null;
  return (Array.isArray(list) ? list : []).flatMap(item =>
    isTable(item) ? strings(item.pip) : strings(item)
  );
}
