import type { ICell, INotebook } from '../../notebook/types';
import type { Statement } from '../../python/ast';
import type { IBinding, ICellSyntax } from '../../python/syntax';

/** What the names of a notebook mean for a logger. */
export interface INotebookNames {
  /** Loggers that it makes: name, cell and index of the statement. */
  loggers: { name: string; cell: ICell; statement: number }[];
  /** Names that statements bind which make no logger. */
  taken: ReadonlySet<string>;
  /** Imports of the package `logging`: under which name, in which cell. */
  logging: { name: string; cell: ICell }[];
  /** Names that are bound to anything but the package `logging`. */
  others: ReadonlySet<string>;
  /** It has a `print` of its own: nobody can tell what that does. */
  ownPrint: boolean;
}

const known = new WeakMap<INotebook, INotebookNames>();

/** Looked up once for a notebook. */
export function namesOf(
  notebook: INotebook,
  syntax: (cell: ICell) => ICellSyntax
): INotebookNames {
  const before = known.get(notebook);
  if (before) {
    return before;
  }
  const taken = new Set<string>();
  const others = new Set<string>();
  const names = {
    loggers: [] as INotebookNames['loggers'],
    logging: [] as INotebookNames['logging'],
    taken,
    others,
    ownPrint: false
  };
  for (const cell of notebook.cells.filter(({ kind }) => kind === 'code')) {
    for (const statement of syntax(cell).statements) {
      const { node, binds, index } = statement;
      const logger = loggerName(node);
      if (logger !== null) {
        names.loggers.push({ name: logger, cell, statement: index });
      } else {
        statement.names.forEach(name => taken.add(name));
      }
      for (const bind of binds) {
        if (isLogging(bind)) {
          names.logging.push({ name: bind.name, cell });
        } else {
          others.add(bind.name);
        }
      }
      names.ownPrint ||=
        statement.names.includes('print') &&
        !(node.type === 'ImportFrom' && node.module === '__future__');
    }
  }
  known.set(notebook, names);
  return names;
}

/** `import logging`, `import logging as log`, `import logging.config` */
function isLogging({ how, target, alias }: IBinding): boolean {
  return (
    how === 'import' &&
    (target === 'logging' ||
      (alias !== null &&
        alias.asname === null &&
        alias.name.startsWith('logging.')))
  );
}

/** `logger` of `logger = logging.getLogger(…)`. */
function loggerName(node: Statement): string | null {
  if (
    node.type !== 'Assign' ||
    node.targets.length !== 1 ||
    node.targets[0].type !== 'Name' ||
    node.value.type !== 'Call'
  ) {
    return null;
  }
  const { func } = node.value;
  const called =
    func.type === 'Attribute' ? func.attr : func.type === 'Name' ? func.id : '';
  return called === 'getLogger' ? node.targets[0].id : null;
}
