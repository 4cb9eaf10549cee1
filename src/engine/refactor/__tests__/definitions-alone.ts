import type { INotebook } from '../../notebook/types';
import { emptyProject } from '../../plan/__tests__/project';
import { planOf } from '../../plan/plan';
import { changed } from '../changed';
import { parameterise } from '../parameterise/parameterise';
import { definitionsIn, faultsOfModule, isBroken, markedAlone } from './proof';

const project = emptyProject();

/** A function or class of a notebook that was marked alone, its variables made parameters where that is the remedy. */
export interface IDefinitionAlone {
  where: string;
  kind: 'function' | 'class';
  /** How many of the notebook's variables became parameters. */
  parameters: number;
  /** `reason name` of what keeps it in the notebook; none: it is ready. */
  blockers: string[];
  /** The module as it would be, whether it is ready or not. */
  text: string;
  /** Undefined names of that module. */
  undefined: string[];
  /** What the refactoring did wrong: broken cells, asking for more the second time. */
  wrong: string[];
}

export function definitionsAlone(notebook: INotebook): IDefinitionAlone[] {
  return definitionsIn(notebook).map(({ cell, statement, kind }) => {
    const marked = markedAlone(notebook, cell, statement);
    const { edits, marks, added, refused } = parameterise(marked, project);
    const after = changed(marked, { edits, marks, inserts: [] }).notebook;
    const [module] = planOf(after, project).modules;
    const symbol = module.symbols.find(each => each.marked)!;
    const blockers =
      symbol.blockers.length > 0 ? [...refused, ...symbol.blockers] : [];
    const again = parameterise(after, project).edits.length > 0;
    return {
      where: `${notebook.path} cell ${cell.index + 1} ${symbol.title}`,
      kind,
      parameters: added.length,
      blockers: [
        ...new Set(blockers.map(({ reason, name }) => `${reason} ${name}`))
      ],
      text: module.text,
      undefined: faultsOfModule(module.text),
      wrong: [
        ...after.cells
          .filter(each => isBroken(notebook, each))
          .map(({ index }) => `cell ${index + 1} is broken`),
        ...(again && blockers.length === 0
          ? ['asks for more the second time']
          : [])
      ]
    };
  });
}
