import { fileAt, textAt } from '../project/files';
import { iniValue } from '../project/ini';
import { nameOf } from '../project/paths';
import { readToml, tableAt, tomlAt, valueAt } from '../project/toml';
import type { IProject } from '../project/types';
import type { ICheck, IProjectFix } from './types';

const PYPROJECT = 'pyproject.toml';

export const check: ICheck = {
  id: 'project-packaged',
  title: 'The library can be installed',
  level: 'should',
  messages: {
    'no-file':
      '`{library}` cannot be installed; there is no pyproject.toml that says how.',
    'no-build':
      '`{library}` cannot be installed; pyproject.toml has no build system.',
    'no-project':
      '`{library}` cannot be installed; pyproject.toml has a build system but no `[project]` with a name.',
    off: '`{library}` cannot be installed; pyproject.toml says by `{switch}` that this is no package.'
  },
  options: {},
  wholeNotebook: false,
  onProject: true,
  run: ({ plan, project }) => {
    if (!plan.modules.length) {
      return { findings: [], nothing: true };
    }
    const { library } = project;
    if (library === null) {
      return {
        findings: [],
        notRun:
          'No library folder is named, so there is nothing to install yet.'
      };
    }
    const message = whatLacks(project);
    if (message === null) {
      return { findings: [] };
    }
    const [code, off = ''] = message.split(' ');
    const fix = code === 'off' ? null : fixOf(project, library);
    return {
      findings: [
        {
          cell: null,
          range: null,
          message: code,
          args: {
            library: library || project.snapshot.name,
            switch: off.replace('_', ' = ')
          },
          ...(fix ? { projectFix: fix } : {})
        }
      ]
    };
  }
};

/** Key of the message, for `off` with what switches it off; null: it can be installed. */
function whatLacks({ snapshot }: IProject): string | null {
  const { table } = tomlAt(snapshot, PYPROJECT);
  const hasSetup =
    fileAt(snapshot, 'setup.py') !== undefined ||
    iniValue(textAt(snapshot, 'setup.cfg') ?? '', 'metadata', 'name') !== null;
  if (valueAt(table, ['tool', 'uv', 'package']) === false) {
    return 'off tool.uv.package_false';
  }
  if (valueAt(table, ['tool', 'poetry', 'package-mode']) === false) {
    return 'off tool.poetry.package-mode_false';
  }
  const hasBuild =
    typeof valueAt(table, ['build-system', 'build-backend']) === 'string' ||
    Array.isArray(valueAt(table, ['build-system', 'requires']));
  if (!hasBuild) {
    // Without a build system pip falls back on setuptools, which needs a setup file.
    return hasSetup
      ? null
      : fileAt(snapshot, PYPROJECT)
        ? 'no-build'
        : 'no-file';
  }
  const names = [
    ['project', 'name'],
    ['tool', 'poetry', 'name'],
    ['tool', 'flit', 'metadata', 'module'],
    ['tool', 'pbr']
  ];
  return hasSetup || names.some(keys => valueAt(table, keys) !== undefined)
    ? null
    : 'no-project';
}

/** The lines that are missing, at the end of what is there. */
function fixOf({ snapshot }: IProject, library: string): IProjectFix | null {
  const file = fileAt(snapshot, PYPROJECT);
  const before = file?.text ?? null;
  if (file && before === null) {
    return null;
  }
  const { table } = tomlAt(snapshot, PYPROJECT);
  const name = distributionName(snapshot.name, library);
  const project = tableAt(table, ['project']);
  if (table.project !== undefined && project.name === undefined) {
    // Where in the table a person would want them can't be told.
    return null;
  }
  const lines: string[] = [];
  if (table['build-system'] === undefined) {
    lines.push(
      '[build-system]',
      'requires = ["hatchling"]',
      'build-backend = "hatchling.build"',
      ''
    );
  }
  const isPoetry = valueAt(table, ['tool', 'poetry', 'name']) !== undefined;
  if (table.project === undefined && !isPoetry) {
    lines.push('[project]', `name = "${name}"`, 'version = "0.1.0"', '');
  }
  const hatch = valueAt(table, ['tool', 'hatch', 'build', 'targets', 'wheel']);
  const usesHatch = lines[0] === '[build-system]';
  const known = String(project.name ?? name)
    .replace(/[-.]+/g, '_')
    .toLowerCase();
  if (
    usesHatch &&
    hatch === undefined &&
    known !== nameOf(library).toLowerCase()
  ) {
    lines.push(
      '[tool.hatch.build.targets.wheel]',
      `packages = ["${library}"]`,
      ''
    );
  }
  if (!lines.length || library === '') {
    return null;
  }
  const end = /\r\n|\n/.exec(before ?? '')?.[0] ?? '\n';
  const head = before ? before.trimEnd() + end + end : '';
  const text = head + lines.slice(0, -1).join(end) + end;
  return readToml(PYPROJECT, text.replace(/^\ufeff/, '')).problems.length
    ? null
    : {
        title:
          before === null
            ? 'Write pyproject.toml'
            : 'Add the build system to pyproject.toml',
        files: [
          {
            path: PYPROJECT,
            kind: 'configuration',
            hash: file?.hash ?? null,
            before,
            text
          }
        ]
      };
}

function distributionName(folder: string, library: string): string {
  const name = (nameOf(library) || folder).toLowerCase();
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'library';
}
