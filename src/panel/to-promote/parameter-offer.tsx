/** "Make it a parameter": what would change, shown before it does. */
import { Button } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ISymbol } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import type { Answer } from '../../worker/questions';
import { CommandIDs } from '../../tokens';
import { Sentence } from '../sentence';

/** Lines that are shown before the rest is counted. */
const MOST = 6;

export interface IParameterOfferProps {
  notebook: PromoteNotebook;
  symbol: ISymbol;
  /** Variables that could become parameters. */
  names: readonly string[];
  commands: CommandRegistry;
  trans: TranslationBundle;
}

/** One button for a variable, one more for all of them; the preview opens below. */
export function ParameterOffer(
  props: IParameterOfferProps & { name: string }
): JSX.Element {
  const { name, names, trans } = props;
  const [shown, show] = React.useState<'none' | 'one' | 'all'>('none');
  const id = React.useId();
  const toggle = (which: 'one' | 'all') => () =>
    show(shown === which ? 'none' : which);
  return (
    <>
      <Button
        className="jp-promote-fix"
        aria-expanded={shown === 'one'}
        aria-controls={id}
        onClick={toggle('one')}
      >
        {trans.__('Make %1 a parameter…', name)}
      </Button>
      {names.length > 1 && names[0] === name && (
        <Button
          className="jp-promote-fix"
          aria-expanded={shown === 'all'}
          aria-controls={id}
          onClick={toggle('all')}
        >
          {trans.__('Make all %1 parameters…', names.length)}
        </Button>
      )}
      <div id={id}>
        {shown !== 'none' && (
          <Preview
            {...props}
            wished={shown === 'one' ? [name] : names}
            close={() => show('none')}
          />
        )}
      </div>
    </>
  );
}

interface IPreviewProps extends IParameterOfferProps {
  wished: readonly string[];
  close: () => void;
}

type State =
  | { is: 'asking' }
  | { is: 'failed'; message: string }
  | { is: 'answered'; answer: Answer<'parameter'> };

function Preview(props: IPreviewProps): JSX.Element {
  const { trans, close } = props;
  const state = useAnswer(props);
  const node = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    node.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  return (
    <div
      ref={node}
      className="jp-promote-offer"
      aria-busy={state.is === 'asking'}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      }}
    >
      <div role="status">
        {state.is === 'asking' ? (
          <p>{trans.__('Looking…')}</p>
        ) : state.is === 'failed' ? (
          <p className="jp-promote-failure">{state.message}</p>
        ) : (
          <Answered {...props} answer={state.answer} />
        )}
      </div>
      {state.is === 'answered' && state.answer.added.length > 0 && (
        <Apply {...props} />
      )}
      <Button className="jp-promote-fix" onClick={close}>
        {trans.__('Cancel')}
      </Button>
    </div>
  );
}

/** Asked again whenever the notebook was edited. */
function useAnswer({ notebook, symbol, wished }: IPreviewProps): State {
  const [state, setState] = React.useState<State>({ is: 'asking' });
  const { cell, name } = symbol;
  const names = wished.join(' ');
  const version = notebook.basis?.version;
  React.useEffect(() => {
    let isGone = false;
    const request = { cell, symbol: name, names: names.split(' ') };
    notebook.ask('parameter', { requests: [request] }).then(
      asked => {
        if (!isGone && asked !== null) {
          setState({ is: 'answered', answer: asked.answer });
        }
      },
      error => {
        if (!isGone) {
          setState({ is: 'failed', message: String(error.message ?? error) });
        }
      }
    );
    return () => {
      isGone = true;
    };
  }, [notebook, cell, name, names, version]);
  return state;
}

function Answered(
  props: IPreviewProps & { answer: Answer<'parameter'> }
): JSX.Element {
  const { answer, commands, notebook, symbol, trans } = props;
  const { lines, refused } = answer;
  const others = answer.added.filter(
    one => one.cell !== symbol.cell || one.symbol !== symbol.name
  );
  return (
    <>
      {refused.map(({ reason, name, sentence, at }) => (
        <p className="jp-promote-failure" key={`${reason} ${name}`}>
          <Sentence text={sentence} />{' '}
          <button
            className="jp-promote-link"
            onClick={() =>
              void commands.execute(CommandIDs.reveal, { ...at, focus: true })
            }
          >
            {trans.__('Go there')}
          </button>
        </p>
      ))}
      {others.length > 0 && (
        <p>
          {trans.__(
            'It is called by %1, which gets the parameter too.',
            others.map(one => one.symbol).join(', ')
          )}
        </p>
      )}
      {lines.slice(0, MOST).map(({ cell, line, before, after }) => (
        <div className="jp-promote-offerLines" key={`${cell} ${line}`}>
          <span className="jp-promote-quiet">
            {notebook.titleOf(cell) ?? cell}
          </span>
          <pre
            role="group"
            aria-label={trans.__('Line %1 before and after', line)}
          >
            <del>{before}</del>
            <ins>{after}</ins>
          </pre>
        </div>
      ))}
      {lines.length > MOST && (
        <p>
          {trans._n(
            'and %1 more line',
            'and %1 more lines',
            lines.length - MOST
          )}
        </p>
      )}
    </>
  );
}

function Apply(props: IPreviewProps): JSX.Element {
  const { commands, symbol, wished, trans, close } = props;
  return (
    <Button
      className="jp-promote-fix jp-mod-accept"
      onClick={() => {
        close();
        void commands.execute(CommandIDs.makeParameter, {
          cell: symbol.cell,
          symbol: symbol.name,
          names: [...wished]
        });
      }}
    >
      {trans._n('Make it a parameter', 'Make them parameters', wished.length)}
    </Button>
  );
}
