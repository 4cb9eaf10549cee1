/** Why statements, or what was chosen, can't be: each with the way to the line, and to what helps. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IRefusal } from '../../engine';
import { CommandIDs } from '../../tokens';
import type { IFormProps } from './function-form';
import { failingIcon } from '../icons';
import { Sentence } from '../sentence';
import { ToneIcon } from '../status';

export function FormRefusals(props: IFormProps): JSX.Element {
  const { form, trans } = props;
  const { refusals, region } = form;
  return (
    <div role="status">
      {refusals.length > 0 && (
        <section className="jp-promote-form-part">
          <h2>
            {region === null
              ? trans.__('These statements can’t become a function yet')
              : trans.__('That can’t be')}
          </h2>
          <ul className="jp-promote-form-list">
            {refusals.map(refusal => (
              <Refusal
                {...props}
                refusal={refusal}
                key={`${refusal.reason} ${refusal.name} ${refusal.cell} ${refusal.start}`}
              />
            ))}
          </ul>
          {region === null && form.isPartial && (
            <Button
              className="jp-promote-fix"
              type="button"
              onClick={() => form.takeWholeCell()}
            >
              {trans.__('Take the whole cell')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function Refusal(props: IFormProps & { refusal: IRefusal }): JSX.Element {
  const { refusal, commands, trans } = props;
  const { cell, start, end, line, symbol, name } = refusal;
  return (
    <li>
      <ToneIcon icon={failingIcon} tone="bad" word={trans.__('refused')} />
      <div>
        <Sentence text={refusal.sentence} />{' '}
        {line > 0 && refusal.reason !== 'choice' && (
          <button
            type="button"
            className="jp-promote-link"
            onClick={() =>
              void commands.execute(CommandIDs.reveal, {
                cell,
                start,
                end,
                focus: true
              })
            }
          >
            {trans.__('Go to line %1', line)}
          </button>
        )}
        {symbol !== null && refusal.reason === 'notebook-variable' && (
          <Button
            className="jp-promote-fix"
            type="button"
            onClick={() =>
              void commands.execute(CommandIDs.makeParameter, {
                symbol,
                names: [name]
              })
            }
          >
            {trans.__('Make %1 a parameter of %2', name, symbol)}
          </Button>
        )}
      </div>
    </li>
  );
}
