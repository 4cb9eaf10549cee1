import type { ICell } from '../notebook/types';
import { modulePrints } from '../refactor/print-to-logger/print-to-logger';
import type { IModulePrints } from '../refactor/print-to-logger/print-to-logger';
import { setUpOffer } from '../refactor/print-to-logger/set-up';
import type { ICheck, ICheckContext, IDraftFinding } from './types';

export const check: ICheck = {
  id: 'logging-no-print',
  title: 'The library logs instead of printing',
  level: 'must',
  messages: {
    prints:
      '{cell} prints {times}; use a module logger, so that the library stays quiet and the night run keeps the message.',
    partly:
      '{cell} prints {times}; use a module logger, so that the library stays quiet and the night run keeps the message. What no logger call can say stays: {left}.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const code = context.plan.modules.filter(({ role }) => role === 'code');
    const seen = new Set<string>();
    const findings: IDraftFinding[] = [];
    for (const module of code) {
      const prints = modulePrints(context, module);
      for (const cell of prints.byCell.keys()) {
        if (!seen.has(cell.key)) {
          seen.add(cell.key);
          findings.push(finding(cell, prints, context));
        }
      }
    }
    return { findings, nothing: code.length === 0 };
  }
};

function finding(
  cell: ICell,
  prints: IModulePrints,
  { notebook }: ICheckContext
): IDraftFinding {
  const names = prints.byCell.get(cell)!.flatMap(print => print.names);
  const { edits, replaced, left } = prints.toLogger([cell]);
  const offer = setUpOffer(notebook, new Set([cell.key]));
  return {
    cell: cell.key,
    range: names[0],
    message: left.length > 0 ? 'partly' : 'prints',
    args: {
      cell: { cell: cell.key },
      times: names.length === 1 ? 'once' : `${names.length} times`,
      left: left.map(({ line, why }) => `line ${line}, as ${why}`).join('; ')
    },
    ...(replaced > 0
      ? {
          fix: {
            title:
              replaced === 1
                ? 'Replace 1 print with a logger call'
                : `Replace ${replaced} prints with logger calls`,
            safe: true,
            edits,
            marks: [],
            ...(offer ? { offer } : {})
          }
        }
      : {})
  };
}
