import { importNameOf } from '../project/project';
import { tomlAt, valueAt } from '../project/toml';
import type { IProject, ISnapshotFile } from '../project/types';
import type { ICheck, IProjectFix } from './types';

const README = /^readme(?:\.(?:md|markdown|rst|txt|adoc|org|ipynb))?$/i;
const FEWEST = 40;

/** Words of headings and sentences that say how to begin, in the languages that teams write. */
const HOW =
  /\b(?:install\w*|set[- ]?up|getting started|quick ?start|usage|how to (?:run|use|start)|running|run|use|pip|conda|mamba|poetry|uv|pipx|docker|make|tox|nox|python3? -m|jupyter (?:lab|notebook)|installation|einrichten|einrichtung|ausführen|benutzung|verwendung|nutzung|utilisation|exécuter|lancer|démarrer|instalación|instalar|ejecutar|uso|installazione|eseguire|installatie|uitvoeren|gebruik|instalação|executar|instalacja|uruchom\w*)\b|安装|使用|运行|インストール|使い方|実行|설치|사용/iu;

export const check: ICheck = {
  id: 'project-readme',
  title: 'The README says how to install and run it',
  level: 'should',
  messages: {
    missing:
      'There is no README; say in one what this is, how to install it and how to run it.',
    empty:
      'The README is all but empty; say what this is, how to install it and how to run it.',
    silent: 'The README does not say how to install or run this.'
  },
  options: {},
  wholeNotebook: false,
  onProject: true,
  run: ({ plan, project }) => {
    if (!plan.modules.length) {
      return { findings: [], nothing: true };
    }
    const file = project.snapshot.files.find(({ path }) => README.test(path));
    const message = whatLacks(file);
    if (message === null) {
      return { findings: [] };
    }
    const fix = fixOf(project, file);
    return {
      findings: [
        {
          cell: null,
          range: null,
          message,
          args: {},
          ...(fix ? { projectFix: fix } : {})
        }
      ]
    };
  }
};

function whatLacks(file: ISnapshotFile | undefined): string | null {
  if (!file) {
    return 'missing';
  }
  if (file.text === null) {
    // Of another encoding: not for us to judge.
    return null;
  }
  const words = file.text
    .replace(/!?\[[^\]]*\]\([^)]*\)|<[^>]*>|[#*=\-_`\s]+/g, ' ')
    .trim();
  if (words.length < FEWEST) {
    return 'empty';
  }
  return HOW.test(words) ? null : 'silent';
}

/** As pyproject.toml has it, else the folder's. */
function nameOf({ snapshot }: IProject): string {
  const { table } = tomlAt(snapshot, 'pyproject.toml');
  const named = valueAt(table, ['project', 'name']);
  return typeof named === 'string' ? named : snapshot.name || 'Project';
}

function fixOf(
  project: IProject,
  file: ISnapshotFile | undefined
): IProjectFix | null {
  const { library } = project;
  const path = file?.path ?? 'README.md';
  if (!/\.(?:md|markdown)$/i.test(path)) {
    return null;
  }
  const before = file?.text ?? null;
  const imported = library
    ? importNameOf(project, `${library}/__init__.py`)
    : '';
  const how = [
    '## Install and run',
    '',
    '```bash',
    'pip install -e .',
    '```',
    ...(imported ? ['', '```python', `import ${imported}`, '```'] : [])
  ];
  const title = [
    `# ${nameOf(project)}`,
    '',
    'What this is, for whom, and where its data comes from.',
    ''
  ];
  const end = /\r\n|\n/.exec(before ?? '')?.[0] ?? '\n';
  const head = before?.trim()
    ? before.trimEnd() + end + end
    : title.join(end) + end;
  return {
    title:
      before === null
        ? 'Write README.md from a template'
        : `Add a section to ${path}`,
    files: [
      {
        path,
        kind: 'configuration',
        hash: file?.hash ?? null,
        before,
        text: head + how.join(end) + end
      }
    ]
  };
}
