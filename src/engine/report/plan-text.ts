import type { INotebook } from '../notebook/types';
import type { IModule, IPlan, ISymbol, SymbolStatus } from '../plan/types';
import { coloursOf } from './colours';
import type { IColours } from './colours';
import { numberedCells, render } from './render';
import type { ISentence } from './render';
import { blockerSentence, markSentence, warningSentence } from './sentences';
import type { ITextOptions } from './text';

/** How a symbol stands to the library, as people read it. */
export const symbolWords: Record<SymbolStatus, string> = {
  new: 'new',
  'in-step': 'in step',
  'notebook-newer': 'the notebook is newer',
  'library-newer': 'the library is newer',
  both: 'both changed',
  conflict: 'conflict',
  blocked: 'blocked',
  'missing-in-notebook': 'gone from the notebook',
  'missing-in-library': 'gone from the library'
};

/** `plan` as text: modules, their symbols, what each brings along and what it still needs. */
export function planText(
  notebook: INotebook,
  plan: IPlan,
  options: ITextOptions
): string {
  const colours = coloursOf(options.colours);
  const cellName = numberedCells(notebook);
  const said = ({ template, args }: ISentence): string =>
    render(template, args, cellName);
  const lines = plan.modules.flatMap(module => [
    moduleLine(module, colours),
    ...module.symbols.flatMap(symbol => [
      symbolLine(symbol, colours),
      ...broughtLine(symbol, colours),
      ...symbol.blockers.map(
        blocker =>
          `      ${colours.red('needs')}   ${said(blockerSentence(blocker))}`
      )
    ]),
    ''
  ]);
  const remarks = [
    ...plan.problems.map(problem => said(markSentence(problem))),
    ...plan.warnings.map(warning => said(warningSentence(warning)))
  ];
  return [
    ...(lines.length ? lines : [`Nothing is marked in ${plan.notebook}.`, '']),
    ...remarks.map(remark => `- ${remark}`)
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function moduleLine(
  { module, path, role }: IModule,
  colours: IColours
): string {
  const test = role === 'test' ? ' (tests)' : '';
  return `${colours.bold(module)}${test} → ${path}`;
}

function symbolLine(symbol: ISymbol, colours: IColours): string {
  const { title, index, status, marked } = symbol;
  const state = symbolWords[status];
  const along = marked ? '' : ', comes along';
  const words = status === 'blocked' ? colours.red(state) : state;
  return `  ${title}  ${colours.dim(`cell ${index + 1}${along}`)}  ${words}`;
}

function broughtLine({ brings }: ISymbol, colours: IColours): string[] {
  const names = brings.map(({ name }) => name).join(', ');
  return brings.length ? [`      ${colours.dim('brings')}  ${names}`] : [];
}
