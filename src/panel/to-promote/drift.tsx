/** How a symbol stands between notebook and library, and marks that were lost. */
import { Button } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ILostMark, ISymbolState, SymbolStatus } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { fixArguments } from '../../model/standards/fix-arguments';
import { CommandIDs } from '../../tokens';
import type { ISectionContext } from '../section';
import { Sentence } from '../sentence';

/** Null: there is nothing to say. */
function driftWords(
  status: SymbolStatus,
  trans: TranslationBundle
): string | null {
  switch (status) {
    case 'in-step':
      return trans.__('in step');
    case 'notebook-newer':
      return trans.__('notebook newer');
    case 'library-newer':
      return trans.__('library newer');
    case 'both':
      return trans.__('both changed');
    case 'conflict':
      return trans.__('conflict');
    case 'missing-in-library':
      return trans.__('not in the library any more');
    case 'missing-in-notebook':
      return trans.__('not in the notebook any more');
    default:
      return null;
  }
}

interface IDriftProps extends ISectionContext {
  state: ISymbolState | undefined;
}

/** Beside the symbol's name. */
export function DriftWord({ state, trans }: IDriftProps): JSX.Element | null {
  const words = state ? driftWords(state.status, trans) : null;
  return words === null ? null : (
    <span
      className="jp-promote-count"
      title={
        state?.differs === 'comments'
          ? trans.__('Only comments differ.')
          : undefined
      }
    >
      {words}
    </span>
  );
}

/** Below it: the way back from the library, where that has something newer. */
export function DriftActions({
  state,
  commands,
  trans
}: IDriftProps): JSX.Element | null {
  if (state?.status !== 'library-newer' && state?.status !== 'both') {
    return null;
  }
  const { path, name } = state;
  const update = (as: 'code' | 'import') =>
    void commands.execute(CommandIDs.fromLibrary, { path, name, as });
  return (
    <div className="jp-promote-detail jp-promote-conflict-buttons">
      <Button className="jp-promote-fix" onClick={() => update('code')}>
        {trans.__('Bring the library’s here')}
      </Button>
      <Button className="jp-promote-fix" onClick={() => update('import')}>
        {trans.__('Import it instead')}
      </Button>
    </div>
  );
}

/** A cleaner strips metadata; the record of the export knows the code. */
export function LostMarks({
  notebook,
  commands,
  trans
}: ISectionContext & { notebook: PromoteNotebook }): JSX.Element | null {
  const lost: readonly ILostMark[] = notebook.latest?.lost ?? [];
  return lost.length === 0 ? null : (
    <section aria-label={trans.__('Lost marks')}>
      {lost.map(({ cell, sentence, fix }) => (
        <div className="jp-promote-detail" key={cell}>
          <Sentence text={sentence} />{' '}
          <Button
            className="jp-promote-fix"
            onClick={() =>
              void commands.execute(CommandIDs.applyFix, fixArguments(fix))
            }
          >
            {fix.title}
          </Button>
        </div>
      ))}
    </section>
  );
}
