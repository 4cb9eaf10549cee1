import type { ILeftSymbol, ILostMark } from '../library/types';
import type { INotebookStatus, IPlacedState, IStatus } from './status';
import { isDrift } from './status';

/** `status --format json`; `docs/schemas/status.schema.json` says what it holds. */
export function statusJson({ notebooks, gone, drift }: IStatus): string {
  const document = {
    schema: 1,
    drift,
    notebooks: notebooks.map(notebookJson),
    gone: gone.map(({ path, names }) => ({ notebook: path, names }))
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function notebookJson(status: INotebookStatus): unknown {
  return {
    path: status.path,
    gate: status.gate,
    drift: status.drift,
    debt: status.debt,
    symbols: status.symbols.map(symbolJson),
    conflicts: status.conflicts.map(conflict => ({
      module: conflict.module,
      path: conflict.path,
      name: conflict.name,
      reason: conflict.reason,
      choices: conflict.choices,
      message: conflict.message
    })),
    left: status.left.map(leftJson),
    lostMarks: status.lost.map(lostJson)
  };
}

function symbolJson(symbol: IPlacedState): unknown {
  const { module, role, path, name, status, differs, cell, index } = symbol;
  const drift = isDrift(status);
  return { module, role, path, name, status, drift, differs, cell, index };
}

function leftJson(left: ILeftSymbol): unknown {
  const { module, role, path, name, edited, brought, now, message } = left;
  return { module, role, path, name, edited, brought, now, message };
}

function lostJson(mark: ILostMark): unknown {
  const { cell, index, module, role, names, from, sentence } = mark;
  return {
    cell,
    index: index + 1,
    module,
    role,
    names,
    from,
    message: sentence
  };
}
