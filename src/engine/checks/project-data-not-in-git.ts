import { fileAt } from '../project/files';
import { globMatches } from '../project/globs';
import { isIn } from '../project/paths';
import type { ICheck, IDraftFinding, IProjectFix } from './types';
import type { IProject } from '../project/types';

/** kB of a file that is more than an example. */
const OVER = 100;

const DATA =
  /\.(?:csv|tsv|psv|parquet|feather|arrow|orc|avro|xlsx?|xlsb|ods|pkl|pickle|joblib|npy|npz|h5|hdf5?|mat|rds|rda|rdata|sav|dta|sas7bdat|por|sqlite3?|db|duckdb|mdb|accdb|jsonl|ndjson|json|geojson|shp|gpkg|tiff?|nc|grib2?|dat|data|dump|zip|gz|bz2|xz|7z|tar|tgz|rar|zst|pt|pth|ckpt|onnx|safetensors|bin|model|wav|mp4)$/i;

/** JSON and the like are often settings; as data they are large. */
const OFTEN_SETTINGS = /\.(?:json|dat|data|bin|model)$/i;
const LARGE_SETTINGS = 1_000;

export const check: ICheck = {
  id: 'project-data-not-in-git',
  title: 'Data is kept outside of git',
  level: 'should',
  messages: {
    one: '`{path}` ({size}) is in git; keep data outside and describe where it is.',
    several:
      '`{path}` ({size}) and {n} more data {n|file|files} ({rest}) are in git; keep data outside and describe where it is.'
  },
  options: { over: 'number', allow: 'string' },
  wholeNotebook: false,
  onProject: true,
  run: ({ plan, project }, { over = OVER, allow = '' }) => {
    const { git } = project.snapshot;
    if (!plan.modules.length || !git.present) {
      return { findings: [], nothing: true };
    }
    if (!git.tracked) {
      return {
        findings: [],
        notRun:
          'Git did not say which files it keeps, so they were not looked at.'
      };
    }
    const data = git.tracked
      .filter(
        ({ path, size }) =>
          DATA.test(path) &&
          size > 1000 * Number(over) &&
          (size > 1000 * LARGE_SETTINGS || !OFTEN_SETTINGS.test(path)) &&
          !isIn(path, project.tests) &&
          !(allow !== '' && globMatches(String(allow), path, false))
      )
      .sort((a, b) => b.size - a.size);
    return { findings: data.length ? [finding(data, project)] : [] };
  }
};

function finding(
  data: readonly { path: string; size: number }[],
  project: IProject
): IDraftFinding {
  const [first, ...others] = data;
  const rest = others.reduce((sum, { size }) => sum + size, 0);
  return {
    cell: null,
    range: null,
    message: others.length ? 'several' : 'one',
    args: {
      path: first.path,
      size: inWords(first.size),
      n: others.length,
      rest: inWords(rest)
    },
    ...fixOf(
      data.map(({ path }) => path),
      project
    )
  };
}

function inWords(bytes: number): string {
  const [divisor, unit] =
    bytes < 1_000_000 ? [1000, 'kB'] : bytes < 1e9 ? [1e6, 'MB'] : [1e9, 'GB'];
  const number = bytes / divisor;
  return `${number < 10 ? number.toFixed(1).replace(/\.0$/, '') : Math.round(number)} ${unit}`;
}

/** Git forgets what it keeps only when told so: the line keeps it from coming back. */
function fixOf(
  paths: readonly string[],
  { snapshot }: IProject
): { projectFix: IProjectFix } {
  const file = fileAt(snapshot, '.gitignore');
  const before = file?.text ?? null;
  const end = /\r\n|\n/.exec(before ?? '')?.[0] ?? '\n';
  const glue = before && !/\n$/.test(before) ? end : '';
  const lines = paths.map(
    path => `/${path.replace(/[\\*?[\]!# ]/g, '\\$&')}${end}`
  );
  return {
    projectFix: {
      title: 'Add to .gitignore (then `git rm --cached` them)',
      files: [
        {
          path: '.gitignore',
          kind: 'configuration',
          hash: file?.hash ?? null,
          before,
          text: `${before ?? ''}${glue}${lines.join('')}`
        }
      ]
    }
  };
}
