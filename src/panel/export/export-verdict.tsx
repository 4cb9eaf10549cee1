/** What the gate says of an export, what stands in its way, and what becomes of the notebook. */
import { PathExt } from '@jupyterlab/coreutils';
import * as React from 'react';
import type { IGateReason, IReview } from '../../engine';
import { CommandIDs } from '../../tokens';
import { closingReasons, openMusts, undecided } from './export-label';
import type { IReviewProps } from './export-summary';
import { statementTitle } from '../standards/statement-title';
import { statusWord } from '../status';
import { Sentence } from '../sentence';

export function Verdict(props: IReviewProps): JSX.Element | null {
  const { review, trans } = props;
  const closing = closingReasons(review).filter(
    ({ kind }) => kind !== 'conflict'
  );
  const musts = openMusts(review);
  switch (review.gate.state) {
    case 'closed':
      return closing.length === 0 ? null : (
        <section className="jp-promote-preview-section">
          <h3>{trans.__('Not ready')}</h3>
          <Reasons {...props} reasons={closing} />
        </section>
      );
    case 'draft':
      return (
        <section className="jp-promote-preview-section">
          <h3>
            {trans._n(
              'Draft: %1 open must',
              'Draft: %1 open musts',
              musts.length
            )}
          </h3>
          <Musts {...props} reasons={musts} />
          <Reasons {...props} reasons={undecided(review)} />
          <p className="jp-promote-preview-text">
            {trans.__('Named in the record and in CI.')}
          </p>
        </section>
      );
    default:
      return null;
  }
}

interface IReasonsProps extends IReviewProps {
  reasons: IGateReason[];
}

/** By the document's own words; the standards beside the notebook say the rest. */
function Musts({ reasons, review, trans }: IReasonsProps): JSX.Element {
  return (
    <ul className="jp-promote-preview-reasons">
      {reasons.map(({ message, standard }) => {
        const must = review.standards.find(({ id }) => id === standard);
        return must === undefined ? (
          <li key={message}>
            <Sentence text={message} />
          </li>
        ) : (
          <li key={must.id}>
            {statementTitle(must.title)}{' '}
            <span className="jp-promote-count">
              {must.findings.length > 0
                ? trans._n('%1 finding', '%1 findings', must.findings.length)
                : statusWord(must.status, trans)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Reasons(props: IReasonsProps): JSX.Element {
  const { reasons, review, commands, trans } = props;
  return (
    <ul className="jp-promote-preview-reasons">
      {reasons.map(reason => {
        const place = placeOf(reason, review);
        return (
          <li key={reason.message}>
            <Sentence text={reason.message} />
            {place !== null && (
              <>
                {' '}
                <button
                  className="jp-promote-link"
                  title={review.cells[place.cell]?.title}
                  onClick={() =>
                    void commands.execute(CommandIDs.reveal, { ...place })
                  }
                >
                  {trans.__('Go to the cell')}
                </button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Where a reason can be seen in the notebook: a blocker's very name, else its cell. */
function placeOf(
  { message, cell }: IGateReason,
  { plan }: IReview
): { cell: string; start: number | null; end: number | null } | null {
  const blocker = plan.modules
    .flatMap(module => module.symbols)
    .flatMap(symbol => symbol.blockers)
    .find(({ sentence }) => sentence === message);
  return (
    blocker?.at ??
    (cell === undefined ? null : { cell, start: null, end: null })
  );
}

export function NotebookNote({ state, trans }: IReviewProps): JSX.Element {
  const { context } = state.notebook.panel;
  const name = PathExt.basename(state.notebook.path);
  const readOnly = context.contentsModel?.writable === false;
  return (
    <section className="jp-promote-preview-section">
      <h3>
        <span>{trans.__('Your notebook')}</span>
        <span className="jp-promote-count">{trans.__('stays as it is')}</span>
      </h3>
      <p className="jp-promote-preview-text">
        {context.model.dirty
          ? readOnly
            ? trans.__('It is read-only and has changes that are not saved.')
            : trans.__('It is saved first.')
          : trans.__('It is saved.')}
        {/^Untitled\d*\.ipynb$/.test(name) && (
          <>
            {' '}
            {trans.__(
              'It has no name of its own yet, and the library remembers where code comes from by name.'
            )}
          </>
        )}
      </p>
    </section>
  );
}
