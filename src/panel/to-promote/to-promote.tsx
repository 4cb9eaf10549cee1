/** What would leave: modules, their symbols, what each brings along and still needs. */
import { Button, checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IModule, ISymbol } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import { BlockerView } from './blocker';
import { DriftActions, DriftWord, LostMarks } from './drift';
import { failingIcon, notRunIcon } from '../icons';
import { Placeholder } from '../placeholder';
import { OtherRemarks, OwnCopies } from './plan-remarks';
import type { ISectionContext } from '../section';
import { Section } from '../section';
import { ToneIcon } from '../status';
import { DraftTheRest, Suggestions } from './suggestions';
import { Sentence } from '../sentence';

export class ToPromote extends Section {
  protected render(): JSX.Element {
    const notebook = this.model.current;
    const { trans } = this.context;
    if (notebook === null) {
      return (
        <Placeholder
          title={trans.__('No notebook')}
          text={trans.__(
            'Open a notebook to see what of it could become library code.'
          )}
        />
      );
    }
    return <ToPromoteView notebook={notebook} {...this.context} />;
  }
}

interface IViewProps extends ISectionContext {
  notebook: PromoteNotebook;
}

function ToPromoteView(props: IViewProps): JSX.Element {
  const { notebook, commands, trans } = props;
  const plan = notebook.latest?.plan;
  if (plan === undefined) {
    return <p className="jp-promote-quiet">{trans.__('Reading…')}</p>;
  }
  if (plan.modules.length === 0 && plan.problems.length === 0) {
    return (
      <Placeholder
        title={trans.__('Nothing marked yet')}
        text={trans.__(
          'Mark a cell with a function, and see it as a file of your library.'
        )}
        action={{
          label: trans.__('Mark this cell'),
          run: () => void commands.execute(CommandIDs.markCells)
        }}
      >
        <LostMarks {...props} />
        <Suggestions {...props} />
      </Placeholder>
    );
  }
  return (
    <div className={notebook.stale ? 'jp-mod-stale' : ''}>
      {plan.problems.map(problem => (
        <p
          className="jp-promote-failure"
          key={`${problem.cell} ${problem.code}`}
        >
          <Sentence text={problem.sentence} />
        </p>
      ))}
      <LostMarks {...props} />
      {plan.modules.map(module => (
        <ModuleView
          {...props}
          module={module}
          key={`${module.role} ${module.module}`}
        />
      ))}
      <OtherRemarks {...props} plan={plan} />
      <DraftTheRest {...props} />
    </div>
  );
}

function place(at: ISymbol): {
  cell: string;
  start: number;
  end: number;
} {
  return { cell: at.cell, start: at.start, end: at.end };
}

function needs({ blockers }: ISymbol): boolean {
  return blockers.length > 0;
}

function ModuleView(props: IViewProps & { module: IModule }): JSX.Element {
  const { module, commands, trans } = props;
  return (
    <section aria-label={module.path}>
      <div className="jp-promote-group">
        <h3 title={module.path}>{module.path}</h3>
        <button
          className="jp-promote-link"
          onClick={() =>
            void commands.execute(CommandIDs.showLibraryFile, {
              module: module.module,
              role: module.role
            })
          }
        >
          {trans.__('see the file')}
        </button>
      </div>
      <ul className="jp-promote-list">
        {module.symbols
          .filter(symbol => symbol.marked)
          // What needs something first; the others keep the order of the file.
          .sort((a, b) => Number(needs(b)) - Number(needs(a)))
          .map(symbol => (
            <SymbolView
              {...props}
              symbol={symbol}
              key={`${symbol.cell} ${symbol.start}`}
            />
          ))}
      </ul>
    </section>
  );
}

interface ISymbolProps extends IViewProps {
  symbol: ISymbol;
}

function SymbolView(props: ISymbolProps): JSX.Element {
  const { symbol, commands, trans, notebook, module } =
    props as ISymbolProps & { module: IModule };
  const ready = symbol.blockers.length === 0;
  const state = notebook.latest?.changes.statuses.find(
    one =>
      one.name === symbol.name &&
      one.module === module.module &&
      one.role === module.role
  );
  const test = notebook.latest?.tests?.tests.find(
    ({ id }) => module.role === 'test' && id.endsWith(`::${symbol.name}`)
  );
  return (
    <li>
      <div className="jp-promote-row">
        {test?.outcome === 'failed' || test?.outcome === 'error' ? (
          <ToneIcon icon={failingIcon} tone="bad" word={trans.__('fails')} />
        ) : ready ? (
          <ToneIcon icon={checkIcon} tone="good" word={trans.__('ready')} />
        ) : (
          <ToneIcon
            icon={notRunIcon}
            tone="warn"
            word={trans.__('needs something')}
          />
        )}
        <button
          className="jp-promote-title"
          title={trans.__('Go to the cell')}
          onClick={() =>
            void commands.execute(CommandIDs.reveal, place(symbol))
          }
        >
          {symbol.title}
        </button>
        {test === undefined && <DriftWord {...props} state={state} />}
        {test !== undefined && (
          <span className="jp-promote-count">
            {test.outcome === 'passed'
              ? trans.__('passed %1 s', test.seconds.toFixed(1))
              : test.outcome}
          </span>
        )}
      </div>
      <DriftActions {...props} state={state} />
      {symbol.brings.length > 0 && (
        <p className="jp-promote-detail">
          {trans.__('brings')}{' '}
          {symbol.brings.map((brought, index) => (
            <React.Fragment key={brought.name}>
              {index > 0 && ', '}
              <code>{brought.name}</code>
            </React.Fragment>
          ))}
        </p>
      )}
      <OwnCopies {...props} plan={notebook.latest!.plan} />
      {symbol.kind === 'loose' && (
        <div className="jp-promote-detail">
          <Button
            className="jp-promote-fix"
            onClick={() =>
              void commands.execute(CommandIDs.toFunction, {
                cells: [symbol.cell]
              })
            }
          >
            {trans.__('Turn into a function…')}
          </Button>
        </div>
      )}
      {symbol.blockers.map(blocker => (
        <BlockerView
          {...props}
          blocker={blocker}
          key={`${blocker.reason} ${blocker.name}`}
        />
      ))}
    </li>
  );
}
