import type { ICoverageRun } from '../library/types';
import type { IModule, ISymbol } from '../plan/types';
import { fileAt } from '../project/files';
import { syntaxOf } from '../python/syntax';
import { Lines } from '../report/positions';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

const LEAST = 80;
/** Runs of lines that a sentence names. */
const SHOWN = 4;

type Covered = ICoverageRun['modules'][number];

export const check: ICheck = {
  id: 'tests-coverage',
  title: 'The tests run most of what is delivered',
  level: 'should',
  messages: {
    less: 'The tests run {percent} % of `{module}`, and {min} % are asked for; {n|line|lines} {lines} never {n|runs|run}.'
  },
  options: { min: 'number' },
  wholeNotebook: false,
  run: (context, { min = LEAST }) => {
    const { plan, tests: run } = context;
    const modules = plan.modules.filter(({ role }) => role === 'code');
    if (!modules.length) {
      return { findings: [], nothing: true };
    }
    if (!run || run.state === 'not-run') {
      return {
        findings: [],
        notRun: run?.reason
          ? `The tests were not run: ${run.reason}`
          : 'The tests have not been run on the code as it is now.'
      };
    }
    const { coverage } = run;
    if (!coverage || coverage.reason !== null) {
      return {
        findings: [],
        notRun:
          coverage?.reason ??
          'The last run did not measure what the tests reach; run them again.'
      };
    }
    const measured = coverage.modules.filter(
      ({ statements }) => statements > 0
    );
    return {
      findings: measured
        .filter(one => percentOf(one) < Number(min))
        .map(one => finding(one, Number(min), modules, context)),
      nothing: measured.length === 0
    };
  }
};

/** Rounded down: 79.9 are no 80. */
function percentOf({ statements, missing }: Covered): number {
  return Math.floor((100 * (statements - missing.length)) / statements);
}

function finding(
  covered: Covered,
  min: number,
  modules: readonly IModule[],
  context: ICheckContext
): IDraftFinding {
  const module = modules.find(({ path }) => path === covered.path);
  const symbol = module && firstUnreached(module, covered, context);
  const runs = runsOf(covered.missing);
  const shown = runs
    .slice(0, SHOWN)
    .map(({ first, last }) =>
      first === last ? `${first}` : `${first}–${last}`
    );
  return {
    cell: symbol?.cell ?? null,
    range: symbol ? { start: symbol.start, end: symbol.end } : null,
    message: 'less',
    args: {
      module: module?.module ?? covered.importName,
      percent: percentOf(covered),
      min,
      n: covered.missing.length,
      lines: [...shown, ...(runs.length > SHOWN ? ['…'] : [])].join(', ')
    },
    ...(symbol ? { symbol: symbol.name } : {})
  };
}

function runsOf(lines: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const run = runs[runs.length - 1];
    if (run && line === run.last + 1) {
      run.last = line;
    } else {
      runs.push({ first: line, last: line });
    }
  }
  return runs;
}

/** The delivered symbol that holds the first line that never ran: by its name, as formatting moves lines. */
function firstUnreached(
  module: IModule,
  { path, missing }: Covered,
  { project, staged }: ICheckContext
): ISymbol | undefined {
  const text =
    staged.get(path) ?? fileAt(project.snapshot, path)?.text ?? module.text;
  const lines = new Lines(text);
  for (const line of missing) {
    const offset = lines.offset(line, 1);
    const statement = syntaxOf(text).statements.find(
      ({ start, end }) => start <= offset && offset < end
    );
    const node = statement?.node;
    const name = node && 'name' in node ? node.name : null;
    const symbol = module.symbols.find(one => one.name === name);
    if (symbol) {
      return symbol;
    }
  }
  return undefined;
}
