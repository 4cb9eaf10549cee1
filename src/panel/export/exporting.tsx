/** The export's button: always enabled, it says what will happen and opens the preview. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { VerifyRuns } from '../../model/after-export/verify-runs';
import { CommandIDs } from '../../tokens';
import { exportLabel } from './export-label';
import type { ISectionContext } from '../section';
import { Section } from '../section';
import { Sentence } from '../sentence';
import { VerifyView } from '../after-export/verify';

export class Exporting extends Section {
  constructor(
    context: ISectionContext,
    private readonly _proofs: VerifyRuns
  ) {
    super(context);
    _proofs.changed.connect(this.update, this);
  }

  protected render(): JSX.Element {
    const { commands, trans } = this.context;
    const notebook = this.model.current;
    const review = notebook?.latest ?? null;
    if (notebook === null || review === null) {
      return <></>;
    }
    const unavailable = notebook.project?.unavailable ?? null;
    const homeless = review.document.library === null;
    const planned = review.plan.modules.flatMap(({ symbols }) => symbols);
    const plannedInStep =
      planned.length > 0 && planned.every(({ status }) => status === 'in-step');
    const exported = review.changes.statuses.some(
      ({ status }) => status !== 'new' && status !== 'blocked'
    );
    return (
      <>
        <div className="jp-promote-actions">
          <Button
            className="jp-mod-styled jp-mod-accept jp-promote-export"
            title={unavailable ?? undefined}
            onClick={() => void commands.execute(CommandIDs.exportNotebook)}
          >
            {exportLabel(review, trans)}
          </Button>
          <span className="jp-promote-quiet">{trans.__('preview first')}</span>
        </div>
        {unavailable !== null && (
          <p className="jp-promote-quiet">
            <Sentence text={unavailable} />
          </p>
        )}
        {unavailable === null && homeless && (
          <p className="jp-promote-quiet">
            {trans.__('Where should library code live?')}{' '}
            <button
              className="jp-promote-link"
              onClick={() => void commands.execute(CommandIDs.chooseLibrary)}
            >
              {trans.__('Choose…')}
            </button>
          </p>
        )}
        {review.gate.state === 'closed' && (
          <ul className="jp-promote-reasons">
            {review.gate.reasons
              .filter(
                ({ kind }) =>
                  kind !== 'open-must' && !(homeless && kind === 'no-library')
              )
              .map(reason => (
                <li key={reason.message}>
                  <Sentence text={reason.message} />
                </li>
              ))}
          </ul>
        )}
        {exported && (
          <div className="jp-promote-actions">
            <Button
              className="jp-promote-fix"
              title={trans.__(
                'Branch and commit by your own git, and a note for the pull request'
              )}
              onClick={() => void commands.execute(CommandIDs.handOver)}
            >
              {trans.__('Hand over…')}
            </Button>
            {plannedInStep && (
              <Button
                className="jp-promote-fix"
                onClick={() =>
                  void commands.execute(CommandIDs.replaceByImport)
                }
              >
                {trans.__('Replace by import…')}
              </Button>
            )}
          </div>
        )}
        <VerifyView {...this.context} notebook={notebook} runs={this._proofs} />
      </>
    );
  }
}
