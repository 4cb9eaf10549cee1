/** A squiggle under code: what is said when the pointer rests on it, and what can be done. */
import type { Action, Diagnostic } from '@codemirror/lint';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';
import { fixArguments } from '../../model/standards/fix-arguments';
import type { ISquiggle } from '../../model/standards/squiggles';
import { CommandIDs } from '../../tokens';
import { sentenceParts } from '../sentence';
import { statementTitle } from './statement-title';
import { levelWord } from '../status';
import { why } from '../why';

export interface ISquiggleContext {
  commands: CommandRegistry;
  trans: TranslationBundle;
  /** Help pages of the checks by id. */
  pages: Readonly<Record<string, string>>;
}

const SEVERITY = { must: 'error', should: 'warning', may: 'info' } as const;

function paragraph(className: string, text: string): HTMLElement {
  const node = document.createElement('p');
  node.className = className;
  sentenceParts(text).forEach((part, index) => {
    if (index % 2 === 1) {
      const code = document.createElement('code');
      code.textContent = part;
      node.append(code);
    } else {
      node.append(part);
    }
  });
  return node;
}

function hover(squiggle: ISquiggle, context: ISquiggleContext): HTMLElement {
  const { finding, standard } = squiggle;
  const { trans, pages } = context;
  const node = document.createElement('div');
  node.className = 'jp-promote-hover';
  const reason = why(standard, pages);
  node.append(
    paragraph('jp-promote-hover-what', finding.sentence),
    paragraph(
      'jp-promote-hover-rule',
      trans.__(
        '%1: %2 (%3)',
        levelWord(standard.level, trans),
        statementTitle(standard.title),
        standard.source
      )
    )
  );
  if (reason !== null) {
    node.append(paragraph('jp-promote-hover-why', reason));
  }
  return node;
}

function actions(
  { finding, standard }: ISquiggle,
  { commands, trans }: ISquiggleContext
): Action[] {
  const { fix } = finding;
  const list: Action[] = [];
  if (fix !== undefined) {
    list.push({
      name: fix.title,
      apply: () => void commands.execute(CommandIDs.applyFix, fixArguments(fix))
    });
  }
  list.push({
    name: trans.__('Show in the panel'),
    apply: () =>
      void commands.execute(CommandIDs.showStandard, { standard: standard.id })
  });
  return list;
}

/** What CodeMirror draws; `length` is that of the cell's text. */
export function diagnosticOf(
  squiggle: ISquiggle,
  length: number,
  context: ISquiggleContext
): Diagnostic {
  const { finding, standard, start, end } = squiggle;
  return {
    from: Math.min(start, length),
    to: Math.min(end, length),
    severity: SEVERITY[standard.level],
    markClass: `jp-promote-squiggle jp-mod-${standard.level}`,
    message: finding.sentence,
    renderMessage: () => hover(squiggle, context),
    actions: actions(squiggle, context)
  };
}
