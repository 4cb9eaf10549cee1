/** Left of a draft's diff: what is shown, the functions, what stays, and the button that applies it. */
import { Button } from '@jupyterlab/ui-components';
import { PathExt } from '@jupyterlab/coreutils';
import * as React from 'react';
import { CommandIDs } from '../../tokens';
import { Counts } from '../export/changed-files';
import { lineCounts } from '../export/diff-text';
import type { IDraftViewOptions } from './draft';
import { DraftGroups } from './draft-groups';
import { DraftLeft } from './draft-left';

/** What the diff can show beside a group, which is meant by its id. */
export const NOTEBOOK = ' notebook';
export const LIBRARY = ' library';

export interface IDraftWordsProps extends Omit<IDraftViewOptions, 'editors'> {
  /** What the diff shows: `NOTEBOOK`, `LIBRARY` or the id of a group. */
  shown: string;
  select: (shown: string) => void;
  cancel: () => void;
}

export function DraftWords(props: IDraftWordsProps): JSX.Element {
  const { state, trans } = props;
  const { answer, problem } = state;
  if (answer === null) {
    return (
      <p className="jp-promote-quiet" role="status">
        {problem ?? trans.__('Reading the notebook…')}
      </p>
    );
  }
  return (
    <div aria-busy={state.reading}>
      <section className="jp-promote-preview-section">
        <h2>
          {state.applied === null
            ? trans.__('Draft a library from this notebook')
            : trans.__('The notebook is drafted')}
        </h2>
        <p className="jp-promote-preview-text">
          {state.applied === null
            ? trans.__(
                'Loose cells become functions of a module, and the notebook a script that calls them. Nothing changes before you apply it.'
              )
            : trans.__(
                'Run it to see that it still gives the same. Any function can be taken back by itself.'
              )}
        </p>
        {state.applied === null && <ModuleField {...props} />}
      </section>
      <p className="jp-sr-only" role="status">
        {state.reading ? trans.__('Drafting…') : ''}
      </p>
      <Texts {...props} />
      <DraftGroups {...props} />
      <DraftLeft {...props} draft={answer.draft} />
      <Actions {...props} />
    </div>
  );
}

/** Typed text counts when the field is left or Enter is pressed: each draft takes a moment. */
function ModuleField({ state, trans }: IDraftWordsProps): JSX.Element {
  const [typed, setTyped] = React.useState<string | null>(null);
  const note = React.useId();
  const take = () => {
    if (typed !== null && typed.trim() !== state.module) {
      state.module = typed.trim();
    }
    setTyped(null);
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        take();
      }}
    >
      <label className="jp-promote-preview-field">
        <span>{trans.__('Module of the library')}</span>
        <input
          className="jp-mod-styled"
          type="text"
          spellCheck={false}
          value={typed ?? state.module}
          aria-invalid={state.problem !== null}
          aria-describedby={note}
          onChange={event => setTyped(event.currentTarget.value)}
          onBlur={take}
        />
      </label>
      <p
        id={note}
        role="status"
        className={state.problem === null ? '' : 'jp-promote-failure'}
      >
        {state.problem ?? ''}
      </p>
    </form>
  );
}

function Texts(props: IDraftWordsProps): JSX.Element {
  const { state } = props;
  const preview = state.answer?.preview ?? null;
  if (preview === null) {
    return <></>;
  }
  const { library, notebook } = preview;
  return (
    <ul className="jp-promote-list">
      <Text
        {...props}
        what={NOTEBOOK}
        title={PathExt.basename(state.notebook.path)}
        text={notebook}
        isNew={false}
      />
      <Text
        {...props}
        what={LIBRARY}
        title={library.path}
        text={library}
        isNew={library.before === null}
      />
    </ul>
  );
}

interface ITextProps extends IDraftWordsProps {
  what: string;
  title: string;
  text: { before: string | null; after: string };
  isNew: boolean;
}

function Text(props: ITextProps): JSX.Element {
  const { what, title, text, isNew, shown, select, trans } = props;
  const { before, after } = text;
  const counts = React.useMemo(
    () => lineCounts(before, after),
    [before, after]
  );
  return (
    <li>
      <button
        className="jp-promote-preview-file"
        aria-current={what === shown}
        title={title}
        onClick={() => select(what)}
      >
        <span className="jp-promote-preview-path">{title}</span>
        {isNew && <span className="jp-promote-count">{trans.__('new')}</span>}
        <Counts counts={counts} trans={trans} />
      </button>
    </li>
  );
}

function Actions(props: IDraftWordsProps): JSX.Element {
  const { state, commands, trans, cancel } = props;
  const { draft, preview } = state.answer!;
  if (state.applied !== null) {
    return (
      <div className="jp-promote-preview-actions">
        <div className="jp-promote-preview-buttons">
          <Button
            className="jp-mod-styled jp-mod-accept"
            onClick={() =>
              void commands.execute(CommandIDs.showLibraryFile, {
                module: draft.module,
                role: 'code'
              })
            }
          >
            {trans.__('See the library file')}
          </Button>
          <Button
            className="jp-mod-styled jp-mod-reject"
            onClick={() => void state.undo()}
          >
            {trans.__('Undo all')}
          </Button>
        </div>
      </div>
    );
  }
  const count = draft.groups.length;
  return (
    <div className="jp-promote-preview-actions">
      <div className="jp-promote-preview-buttons">
        <Button
          className="jp-mod-styled jp-mod-accept"
          disabled={state.reading || preview === null || state.problem !== null}
          onClick={() => void state.apply()}
        >
          {count > 0
            ? trans._n('Apply %1 function', 'Apply %1 functions', count)
            : preview !== null
              ? trans.__('Apply the marks')
              : trans.__('Nothing to apply')}
        </Button>
        <Button className="jp-mod-styled jp-mod-reject" onClick={cancel}>
          {trans.__('Cancel')}
        </Button>
      </div>
    </div>
  );
}
