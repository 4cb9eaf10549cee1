/** The first minutes: what could leave at once, and the whole notebook as a draft. */
import { Button } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ISuggestion } from '../../engine';
import { markOf } from '../../model/marks';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';

interface ISuggestionsProps {
  notebook: PromoteNotebook;
  commands: CommandRegistry;
  trans: TranslationBundle;
}

/** The whole notebook as a draft, and definitions that are ready, each with a button that marks it. */
export function Suggestions(props: ISuggestionsProps): JSX.Element {
  const { notebook, commands, trans } = props;
  return (
    <>
      <Button
        className="jp-promote-fix"
        title={trans.__(
          'Loose cells become functions; you see everything first'
        )}
        onClick={() => void commands.execute(CommandIDs.draft)}
      >
        {trans.__('Draft a library…')}
      </Button>
      {notebook.suggestions.length > 0 && (
        <>
          <h4>{trans.__('Could leave at once')}</h4>
          <ul className="jp-promote-list">
            {notebook.suggestions.map(suggestion => (
              <li key={suggestion.cell + suggestion.name}>
                <Suggestion {...props} suggestion={suggestion} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Suggestion(
  props: ISuggestionsProps & { suggestion: ISuggestion }
): JSX.Element {
  const { suggestion, commands, trans } = props;
  const { name, cell, start, end, brings, skip } = suggestion;
  const what = brings.map(one => one.name).join(', ');
  return (
    <>
      <button
        className="jp-promote-link"
        title={trans.__('Go to the cell')}
        onClick={() =>
          void commands.execute(CommandIDs.reveal, { cell, start, end })
        }
      >
        <code>{name}</code>
      </button>
      <span className="jp-promote-quiet" title={what}>
        {brings.length === 0
          ? trans.__('ready')
          : trans._n(
              'ready, brings %1 name',
              'ready, brings %1 names',
              brings.length
            )}
      </span>
      <Button
        className="jp-promote-fix"
        aria-label={trans.__('Mark %1', name)}
        onClick={() =>
          void commands.execute(CommandIDs.markCells, {
            cells: [cell],
            skip: [...skip]
          })
        }
      >
        {trans.__('Mark')}
      </Button>
    </>
  );
}

/** Offered below the first marks, while most of the notebook's code is unmarked. */
export function DraftTheRest(props: ISuggestionsProps): JSX.Element {
  const { notebook, commands, trans } = props;
  const code = [...notebook.panel.context.model.cells].filter(
    ({ type }) => type === 'code'
  );
  const marked = code.filter(cell => markOf(cell) !== null).length;
  return marked * 2 < code.length ? (
    <p className="jp-promote-detail">
      <button
        className="jp-promote-link"
        onClick={() => void commands.execute(CommandIDs.draft)}
      >
        {trans.__('Draft the rest of the notebook…')}
      </button>
    </p>
  ) : (
    <></>
  );
}
