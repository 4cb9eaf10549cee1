/** What a symbol still needs, and what can be done about it. */
import { Button } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IBlocker, ISymbol, RemedyKind } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import { ParameterOffer } from './parameter-offer';
import { Sentence } from '../sentence';

export interface IBlockerProps {
  notebook: PromoteNotebook;
  symbol: ISymbol;
  blocker: IBlocker;
  commands: CommandRegistry;
  trans: TranslationBundle;
}

export function BlockerView(props: IBlockerProps): JSX.Element {
  const { blocker, commands, trans } = props;
  return (
    <div className="jp-promote-detail">
      <p>
        {trans.__('needs')}{' '}
        <button
          className="jp-promote-link"
          onClick={() =>
            void commands.execute(CommandIDs.reveal, { ...blocker.at })
          }
        >
          <code>{blocker.name}</code>
        </button>
      </p>
      <p>
        <Sentence text={blocker.sentence} />
      </p>
      <div className="jp-promote-remedies">
        {blocker.remedies.map(({ kind }) => (
          <Remedy {...props} kind={kind} key={kind} />
        ))}
      </div>
    </div>
  );
}

/** A remedy that nothing can do yet is not shown. */
function Remedy(props: IBlockerProps & { kind: RemedyKind }): JSX.Element {
  const { blocker, symbol, commands, trans, kind } = props;
  if (kind === 'parameter') {
    return (
      <ParameterOffer
        {...props}
        name={blocker.name}
        names={symbol.blockers
          .filter(({ remedies }) => remedies.some(one => one.kind === kind))
          .map(({ name }) => name)}
      />
    );
  }
  if (kind === 'to-function') {
    return (
      <Button
        className="jp-promote-fix"
        onClick={() =>
          void commands.execute(CommandIDs.toFunction, {
            cells: [blocker.cell]
          })
        }
      >
        {trans.__('Turn its cell into a function…')}
      </Button>
    );
  }
  return <OneClick {...props} />;
}

function OneClick(props: IBlockerProps & { kind: RemedyKind }): JSX.Element {
  const { blocker, commands, trans, kind } = props;
  const labels: Partial<Record<RemedyKind, string>> = {
    bring: trans.__('Bring %1 along', blocker.name),
    mark: trans.__('Mark its cell too'),
    'choose-module': trans.__('Choose its module')
  };
  const title = labels[kind];
  const action = blocker.remedies.find(one => one.kind === kind)?.action;
  return action === undefined || title === undefined ? (
    <></>
  ) : (
    <Button
      className="jp-promote-fix"
      onClick={() =>
        void commands.execute(CommandIDs.applyFix, {
          title,
          edits: action.edits.map(edit => ({ ...edit })),
          marks: JSON.parse(JSON.stringify(action.marks))
        })
      }
    >
      {title}
    </Button>
  );
}
