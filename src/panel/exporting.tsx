/** The export's button: always enabled, it says what will happen and opens the preview. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import { CommandIDs } from '../tokens';
import { exportLabel } from './export-label';
import { Section } from './section';

export class Exporting extends Section {
  protected render(): JSX.Element {
    const { commands, trans } = this.context;
    const notebook = this.model.current;
    const review = notebook?.latest ?? null;
    if (notebook === null || review === null) {
      return <></>;
    }
    const unavailable = notebook.project?.unavailable ?? null;
    const homeless = review.document.library === null;
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
          <p className="jp-promote-detail">{unavailable}</p>
        )}
        {unavailable === null && homeless && (
          <p className="jp-promote-detail">
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
              .filter(({ kind }) => kind !== 'open-must')
              .map(reason => (
                <li key={reason.message}>{reason.message}</li>
              ))}
          </ul>
        )}
      </>
    );
  }
}
