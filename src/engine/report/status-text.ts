import { coloursOf } from './colours';
import type { IColours } from './colours';
import { symbolWords } from './plan-text';
import type { INotebookStatus, IPlacedState, IStatus } from './status';
import { isDrift } from './status';
import type { ITextOptions } from './text';

/** `status` as text: each notebook with what drifts, what it owes and what it lost. */
export function statusText(status: IStatus, options: ITextOptions): string {
  const colours = coloursOf(options.colours);
  return [
    ...status.notebooks.flatMap(one => notebookLines(one, colours)),
    ...goneLines(status.gone),
    summaryLine(status)
  ]
    .join('\n')
    .concat('\n');
}

/** A symbol's state in words, and what differs where that is not said by it. */
export function stateWords({ status, differs }: IPlacedState): string {
  return status === 'in-step' && differs === 'comments'
    ? `${symbolWords[status]}, comments differ`
    : symbolWords[status];
}

/** "draft, 2 open musts, 1 symbol drifts" */
export function headWords({ gate, debt, drift }: INotebookStatus): string {
  return [
    gate === 'none' ? 'nothing is marked' : gate,
    ...(debt.length ? [counted(debt.length, 'open must')] : []),
    ...(drift
      ? [drift === 1 ? '1 symbol drifts' : `${drift} symbols drift`]
      : [])
  ].join(', ');
}

export function summaryLine({ notebooks, drift }: IStatus): string {
  const owing = notebooks.reduce((sum, { debt }) => sum + debt.length, 0);
  const drifting = notebooks.filter(one => one.drift > 0).length;
  return `${counted(notebooks.length, 'notebook')}: ${
    drift === 0
      ? 'notebooks and library are in step'
      : `${counted(drift, 'symbol')} out of step in ${drifting} of them`
  }; ${counted(owing, 'open must')}.`;
}

export function goneLines(gone: IStatus['gone']): string[] {
  return gone.map(
    ({ path, names }) =>
      `${path} is no longer there; the library has ${names.map(name => `\`${name}\``).join(', ')} from it.`
  );
}

/** What is to be said of a notebook beside the state of each symbol. */
export function remarksOf({
  conflicts,
  left,
  lost,
  debt
}: INotebookStatus): string[] {
  const found = new Set(lost.flatMap(({ names }) => names));
  return [
    ...conflicts.map(({ message }) => message),
    ...lost.map(({ sentence }) => sentence),
    ...left
      .filter(({ name }) => !found.has(name))
      .map(({ message }) => message),
    ...debt.map(({ title }) => `Open must: ${title.replace(/[.\s]+$/, '')}.`)
  ];
}

function notebookLines(status: INotebookStatus, colours: IColours): string[] {
  const head = `${colours.bold(status.path)}: ${headWords(status)}`;
  const places = [...new Set(status.symbols.map(({ path }) => path))];
  const width = Math.max(0, ...status.symbols.map(({ name }) => name.length));
  return [
    head,
    ...places.flatMap(path => [
      `  ${path}`,
      ...status.symbols
        .filter(symbol => symbol.path === path)
        .map(symbol => symbolLine(symbol, width, colours))
    ]),
    ...remarksOf(status).map(remark => `  - ${remark}`),
    ''
  ];
}

function symbolLine(
  symbol: IPlacedState,
  width: number,
  colours: IColours
): string {
  const { name, status, index } = symbol;
  const words = stateWords(symbol);
  const cell = index === null ? '' : colours.dim(`  cell ${index}`);
  return `    ${name.padEnd(width)}  ${
    isDrift(status)
      ? colours.yellow(words)
      : status === 'blocked'
        ? colours.red(words)
        : words
  }${cell}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
