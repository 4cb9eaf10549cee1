import type { IFileChange } from '../library/types';
import { withDependency } from '../project/dependencies/adding';
import { declarationsOf } from '../project/dependencies/declared';
import type {
  IDeclarations,
  IDeclared
} from '../project/dependencies/declared';
import {
  isAtHand,
  mayImport,
  packagesIn,
  packagesOf
} from '../project/dependencies/imports';
import { distributionsOf, normalised } from '../project/dependencies/names';
import type { IDistributionNames } from '../project/dependencies/names';
import { fileAt } from '../project/files';
import { isIn } from '../project/paths';
import type {
  ICellRange,
  ICheck,
  ICheckContext,
  IDraftFinding,
  IProjectFix
} from './types';

const MESSAGES = {
  missing:
    'The library imports `{module}`, which {path} does not list; add `{add}`.',
  installed:
    'The library imports `{module}`, which {path} does not list; add `{add}` (you have {version}).',
  development:
    'The library imports `{module}`, which {path} lists for development only; list `{add}` where the library needs it.',
  bounds:
    'The library imports `{module}`, which {path} lists without a version; write `{add}`.',
  lock: 'No lock file says which versions the library was tested with; make one, for example by `{command}`.'
};

export const check: ICheck = {
  id: 'project-dependencies',
  title: 'Every package that the library imports is listed',
  level: 'must',
  messages: MESSAGES,
  options: { style: 'string' },
  wholeNotebook: false,
  run: (context, { style = '' }) => {
    const { plan, project } = context;
    if (!plan.modules.some(({ role }) => role === 'code')) {
      return { findings: [], nothing: true };
    }
    if (style !== '' && style !== 'bounds' && style !== 'lock') {
      return {
        findings: [],
        notRun: `\`style=${style}\` is no style of \`project-dependencies\`; it can be \`bounds\` or \`lock\`.`
      };
    }
    const declared = declarationsOf(project.snapshot);
    const needed = neededBy(context);
    const [problem] = declared.problems;
    if (problem !== undefined && needed.length) {
      return { findings: [], notRun: problem };
    }
    const findings = needed.flatMap(one =>
      judged(one, declared, style, context)
    );
    const unlocked =
      style === 'lock' && needed.length > 0 && !project.snapshot.locks?.length;
    return {
      findings: unlocked ? [...findings, lockFinding(declared)] : findings
    };
  }
};

interface INeeded {
  module: string;
  names: IDistributionNames;
  /** Where the notebook imports it; null: a file of the library does. */
  cell: string | null;
  range: ICellRange | null;
}

/** Packages that the exported code imports, and then what else the library imports; each once. */
function neededBy({ placed, plan, project, tests }: ICheckContext): INeeded[] {
  const found = new Map<string, INeeded>();
  const add = (
    module: string,
    cell: string | null,
    range: ICellRange | null
  ): void => {
    if (isAtHand(module, project, plan.notebook)) {
      return;
    }
    const names = distributionsOf(module);
    const installed = tests?.distributions?.[module.split('.')[0]];
    const all = new Set([
      ...names.all,
      ...(installed ?? []).map(({ name }) => normalised(name))
    ]);
    if (installed?.length !== 0 && !found.has(names.usual)) {
      found.set(names.usual, { module, names: { ...names, all }, cell, range });
    }
  };
  for (const { module, cell, statement } of placed) {
    if (module.role === 'code' && /\bimport\b/.test(statement.text)) {
      for (const { module: name, start, end } of packagesIn(statement.node)) {
        add(name, cell.key, { start, end });
      }
    }
  }
  const written = new Set(plan.modules.map(({ path }) => path));
  const { library, snapshot } = project;
  for (const { path, text } of library === null ? [] : snapshot.files) {
    const isCode =
      isIn(path, library!) && path.endsWith('.py') && !written.has(path);
    // Most files import what is at hand or was seen: they need no parsing.
    const isWorth =
      isCode &&
      text !== null &&
      [...mayImport(text)].some(
        name => !isAtHand(name, project, plan.notebook) && !found.has(name)
      );
    if (isWorth) {
      packagesOf(text).forEach(({ module }) => add(module, null, null));
    }
  }
  return [...found.values()];
}

function judged(
  { module, names, cell, range }: INeeded,
  declared: IDeclarations,
  style: string,
  context: ICheckContext
): IDraftFinding[] {
  const listed = declared.all.filter(({ key }) => names.all.has(key));
  const real = listed.filter(({ development }) => !development);
  const version = installedVersion(module, context);
  const where = declared.paths[0] ?? 'pyproject.toml';
  const finding = (
    message: keyof typeof MESSAGES,
    path: string,
    add: string,
    fix: IProjectFix | null
  ): IDraftFinding[] => [
    {
      cell,
      range,
      message,
      args: { module, path: `\`${path}\``, add, version: version ?? '' },
      ...(fix ? { projectFix: fix } : {})
    }
  ];
  if (!real.length) {
    const add = requirement(
      listed[0]?.name ?? installedName(module, context) ?? names.usual,
      version
    );
    const message = listed.length
      ? 'development'
      : version
        ? 'installed'
        : 'missing';
    return finding(
      message,
      listed[0]?.path ?? where,
      add,
      adding(add, where, context)
    );
  }
  if (style === 'bounds' && real.every(({ bounds }) => bounds === '')) {
    const [{ name, path }] = real as IDeclared[];
    return finding(
      'bounds',
      path,
      requirement(name, version) + (version ? '' : '>=…'),
      null
    );
  }
  return [];
}

function installedVersion(
  module: string,
  { tests }: ICheckContext
): string | null {
  return tests?.distributions?.[module.split('.')[0]]?.[0]?.version ?? null;
}

function installedName(
  module: string,
  { tests }: ICheckContext
): string | null {
  const found = tests?.distributions?.[module.split('.')[0]] ?? [];
  return found.length === 1 ? found[0].name : null;
}

/** `lightgbm>=4.3` of 4.3.0: what is there today is the least that is known to work. */
function requirement(name: string, version: string | null): string {
  const short = version && /^\d+(?:\.\d+)?/.exec(version)?.[0];
  return short ? `${name}>=${short}` : name;
}

function adding(
  add: string,
  path: string,
  { project }: ICheckContext
): IProjectFix | null {
  const file = fileAt(project.snapshot, path);
  const before = file?.text ?? null;
  const text = before === null ? null : withDependency(path, before, add);
  if (!file || text === null) {
    return null;
  }
  const change: IFileChange = {
    path,
    kind: 'configuration',
    hash: file.hash,
    before,
    text
  };
  return { title: `Add \`${add}\` to ${path}`, files: [change] };
}

function lockFinding({ paths }: IDeclarations): IDraftFinding {
  const [first = 'pyproject.toml'] = paths;
  const command = first.endsWith('.txt')
    ? `pip freeze > ${first}`
    : first === 'Pipfile'
      ? 'pipenv lock'
      : 'uv lock';
  return { cell: null, range: null, message: 'lock', args: { command } };
}
