/** Remarks of the plan: nothing is in the way, and it is good to know. */
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IPlan, IPlanWarning, ISymbol } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import { warningIcon } from '../icons';
import { ParameterOffer } from './parameter-offer';
import { Sentence } from '../sentence';
import { ToneIcon } from '../status';

interface IRemarksProps {
  notebook: PromoteNotebook;
  plan: IPlan;
  commands: CommandRegistry;
  trans: TranslationBundle;
}

/** Values of which the library gets its own copy, as a symbol brings them. */
function ownCopies({ warnings }: IPlan, { brings }: ISymbol): IPlanWarning[] {
  return warnings.filter(
    ({ kind, name }) =>
      kind === 'own-copy' &&
      brings.some(one => one.name === name && one.kind === 'constant')
  );
}

/** Knobs of the notebook that a function brings along: parameters keep them together. */
export function OwnCopies(
  props: IRemarksProps & { symbol: ISymbol }
): JSX.Element {
  const { plan, symbol } = props;
  const copies = ownCopies(plan, symbol);
  return (
    <>
      {copies.map(({ name, sentence }) => (
        <div className="jp-promote-detail" key={name}>
          <p>
            <Sentence text={sentence ?? ''} />
          </p>
          <div className="jp-promote-remedies">
            <ParameterOffer
              {...props}
              name={name}
              names={copies.map(one => one.name)}
            />
          </div>
        </div>
      ))}
    </>
  );
}

/** What no symbol of the list speaks of. */
export function OtherRemarks(props: IRemarksProps): JSX.Element {
  const { plan, commands, trans } = props;
  const marked = plan.modules
    .flatMap(({ symbols }) => symbols)
    .filter(symbol => symbol.marked);
  const told = new Set(marked.flatMap(symbol => ownCopies(plan, symbol)));
  const others = plan.warnings.filter(warning => !told.has(warning));
  return others.length === 0 ? (
    <></>
  ) : (
    <ul className="jp-promote-list" aria-label={trans.__('To know')}>
      {others.map(({ kind, name, cell, sentence }) => (
        <li className="jp-promote-remark" key={`${kind} ${name} ${cell}`}>
          <ToneIcon
            icon={warningIcon}
            tone="quiet"
            word={trans.__('to know')}
          />
          <div>
            <Sentence text={sentence ?? ''} />{' '}
            <button
              className="jp-promote-link"
              onClick={() =>
                void commands.execute(CommandIDs.reveal, { cell, focus: true })
              }
            >
              {trans.__('Go to the cell')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
