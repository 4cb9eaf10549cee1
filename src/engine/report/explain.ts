import { checks, pages } from '../checks/registry.gen';
import { stateOf } from '../checks/ruff/rules';
import { VERSION } from '../checks/ruff/table';
import { RESERVED } from '../standards/known';
import { didYouMean } from '../standards/nearest';
import type {
  Binding,
  IDocument,
  IReading,
  IStandard
} from '../standards/types';

/** `explain CHECK`: the check's page, or why there is none. */
export function explainCheck(
  id: string
): { ok: true; page: string } | { ok: false; message: string } {
  if (Object.hasOwn(pages, id)) {
    return { ok: true, page: pages[id] };
  }
  const rule = /^[A-Z]+\d+$/.test(id) ? stateOf(id) : 'unknown';
  if (rule !== 'unknown') {
    const state = rule === 'stable' ? '' : ` (${rule})`;
    return {
      ok: true,
      page: `\`${id}\`${state} is a rule of ruff ${VERSION}: run \`ruff rule ${id}\`, or see https://docs.astral.sh/ruff/rules/.\n`
    };
  }
  const message = RESERVED.includes(id)
    ? `\`${id}\` is the name of a check that this version does not have yet.`
    : `There is no check \`${id}\`.${didYouMean(
        id,
        checks.map(one => one.id)
      )}`;
  return { ok: false, message };
}

/** `explain FILE`: how each item of the document was read, and what is wrong in it. */
export function explainDocument(document: IDocument): string {
  const own = new Map(
    document.standards.map(standard => [standard.id, standard])
  );
  const inherited = document.standards.filter(
    ({ source }) => source !== document.path
  );
  const aim = document.aim ? `, aim ${document.aim}` : '';
  return [
    `${document.path}: ${document.standards.length} standards${aim}`,
    ...document.extends.map(name => `  extends ${name}`),
    '',
    ...document.readings.map(reading =>
      readingLine(reading, own.get(reading.standard ?? ''))
    ),
    ...(document.readings.length ? [''] : []),
    ...(inherited.length ? ['Inherited:'] : []),
    ...inherited.map(
      standard =>
        `  ${wordsOf(standard)}  ${standard.title} [${standard.source}]`
    ),
    ...(inherited.length ? [''] : []),
    ...document.lowered.map(
      ({ id, to, because, source, line }) =>
        `line ${line}: lowered \`${id}\` of ${source} to ${to}, because ${because}`
    ),
    ...document.problems.map(
      ({ path, line, message, severity }) =>
        `${path}${line === null ? '' : `:${line}`}: ${severity}: ${message}`
    )
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function readingLine(reading: IReading, standard?: IStandard): string {
  const { line, as, text } = reading;
  const first = text.split('\n')[0];
  const shown = first.length > 70 ? `${first.slice(0, 69)}…` : first;
  const words =
    as === 'statement' && standard
      ? wordsOf(standard)
      : as === 'waiver'
        ? `waiver of ${reading.standard ?? 'nothing known'}`
        : as === 'not-applicable'
          ? `not applicable: ${reading.standard ?? 'nothing known'}`
          : as;
  return `line ${String(line).padEnd(4)} ${words}\n          ${shown}`;
}

/** "statement `logging-no-print` · must · Staging · automatic by `check: logging-no-print`" */
function wordsOf({ id, level, stage, bindings }: IStandard): string {
  const how = bindings.length
    ? bindings.map(bindingWords).join(', ')
    : 'prose, nothing bound';
  return ['statement `' + id + '`', level, ...(stage ? [stage] : []), how].join(
    ' · '
  );
}

function bindingWords(binding: Binding): string {
  switch (binding.kind) {
    case 'check':
      return `automatic by \`check: ${binding.id}\``;
    case 'ruff':
      return binding.codes === 'configured'
        ? 'automatic by what `[tool.ruff]` selects'
        : `automatic by ruff's ${binding.codes.join(', ')}`;
    case 'sign-off':
      return `signed off by a person${binding.owner ? ` (${binding.owner})` : ''}`;
    case 'broken':
      return `can't be read: ${binding.reason}`;
  }
}
