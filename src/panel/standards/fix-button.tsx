/** A fix: one button, and what it would change. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IFix } from '../../engine';
import { fixArguments } from '../../model/standards/fix-arguments';
import { changedLines } from '../../model/standards/fix-preview';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import type { ISectionContext } from '../section';

export interface IFixProps extends ISectionContext {
  notebook: PromoteNotebook;
  fix: IFix;
}

export function FixButton(props: IFixProps): JSX.Element {
  const { fix, commands, trans } = props;
  const [shown, show] = React.useState(false);
  const [wanted, want] = React.useState(true);
  return (
    <>
      <div className="jp-promote-fixLine">
        <Button
          className="jp-promote-fix"
          title={
            fix.safe
              ? undefined
              : trans.__('May change what the code does: look at it after.')
          }
          onClick={() =>
            void commands.execute(
              CommandIDs.applyFix,
              fixArguments(fix, wanted)
            )
          }
        >
          {fix.title}
        </Button>
        {fix.edits.length + (fix.inserts?.length ?? 0) > 0 && (
          <button
            className="jp-promote-link"
            aria-expanded={shown}
            onClick={() => show(!shown)}
          >
            {shown ? trans.__('Hide') : trans.__('Preview')}
          </button>
        )}
      </div>
      {fix.offer !== undefined && (
        <label className="jp-promote-fixOffer">
          <input
            type="checkbox"
            checked={wanted}
            onChange={event => want(event.target.checked)}
          />
          {fix.offer.title}
        </label>
      )}
      {shown && <FixPreview {...props} />}
    </>
  );
}

/** Only of cells that still read as they were reviewed: offsets mean nothing in others. */
function FixPreview({ fix, notebook, trans }: IFixProps): JSX.Element {
  const sources = new Map(
    [...notebook.settledCells].map(([model, { key, source }]) => [
      key,
      model.sharedModel.getSource() === source ? source : null
    ])
  );
  const cells = [...new Set(fix.edits.map(({ cell }) => cell))];
  return (
    <div
      className="jp-promote-fixPreview"
      role="group"
      aria-label={trans.__('What the fix changes')}
      tabIndex={0}
    >
      {cells.map(cell => {
        const source = sources.get(cell) ?? null;
        const edits = fix.edits.filter(edit => edit.cell === cell);
        return (
          <React.Fragment key={cell}>
            {cells.length > 1 && (
              <p>{notebook.settled?.cells[cell]?.title ?? ''}</p>
            )}
            {source === null ? (
              <p>{trans.__('The cell was edited meanwhile.')}</p>
            ) : (
              <pre>
                {changedLines(source, edits).flatMap((change, at) => [
                  ...change.before.map((line, index) => (
                    <del key={`${at}-${index}`}>{`- ${line}\n`}</del>
                  )),
                  ...change.after.map((line, index) => (
                    <ins key={`${at}+${index}`}>{`+ ${line}\n`}</ins>
                  ))
                ])}
              </pre>
            )}
          </React.Fragment>
        );
      })}
      {(fix.inserts ?? []).map(({ source }, index) => (
        <React.Fragment key={`new-${index}`}>
          <p>{trans.__('A new cell')}</p>
          <pre>
            {source.split('\n').map((line, at) => (
              <ins key={at}>{`+ ${line}\n`}</ins>
            ))}
          </pre>
        </React.Fragment>
      ))}
    </div>
  );
}
