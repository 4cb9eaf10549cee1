/** Head of the panel: which notebook, ready for what, how it stands, and Run or Stop. */
import {
  HTMLSelect,
  runIcon,
  stopIcon,
  ToolbarButtonComponent
} from '@jupyterlab/ui-components';
import * as React from 'react';
import type { PromoteNotebook } from '../model/notebook';
import { summaryOf } from '../model/summary';
import type { ISummary } from '../model/summary';
import { CommandIDs } from '../tokens';
import type { ISectionContext } from './section';
import { Section } from './section';

export class Header extends Section {
  constructor(context: ISectionContext) {
    super(context);
    this.addClass('jp-promote-header');
  }

  protected render(): JSX.Element {
    const notebook = this.model.current;
    return notebook === null ? (
      <></>
    ) : (
      <HeaderView notebook={notebook} {...this.context} />
    );
  }
}

interface IHeaderProps extends ISectionContext {
  notebook: PromoteNotebook;
}

function HeaderView(props: IHeaderProps): JSX.Element {
  const { notebook, commands, trans } = props;
  const review = notebook.settled;
  const name = notebook.panel.title.label;
  return (
    <>
      <div className="jp-promote-headline">
        <h2 title={notebook.path}>{name}</h2>
        {review !== null && review.document.stages.length > 0 && (
          <Stage {...props} />
        )}
        <ToolbarButtonComponent
          icon={notebook.checking ? stopIcon : runIcon}
          tooltip={
            notebook.checking
              ? trans.__('Stop the checks')
              : trans.__('Check again')
          }
          onClick={() =>
            void commands.execute(
              notebook.checking ? CommandIDs.stop : CommandIDs.check
            )
          }
        />
      </div>
      {review !== null && <Summary {...props} summary={summaryOf(review)} />}
      {notebook.failure !== null && (
        <p className="jp-promote-failure" role="alert">
          {trans.__('The checks could not run: %1', notebook.failure)}
        </p>
      )}
    </>
  );
}

/** A view for this person: where it differs from the document's aim, the summary names CI's. */
function Stage({ notebook, trans }: IHeaderProps): JSX.Element {
  const document = notebook.settled?.document;
  const own = document?.aim ?? null;
  const shown = notebook.aim ?? own ?? '';
  return (
    <label className="jp-promote-stage">
      <span>{trans.__('ready for:')}</span>
      <HTMLSelect
        value={shown}
        aria-label={trans.__('Stage that the standards are shown for')}
        onChange={event => {
          const { value } = event.currentTarget;
          notebook.aim = value === own ? null : value;
        }}
      >
        {document?.stages.map(stage => (
          <option key={stage} value={stage}>
            {stage}
          </option>
        ))}
      </HTMLSelect>
    </label>
  );
}

interface ISummaryProps extends IHeaderProps {
  summary: ISummary;
}

function Summary({ notebook, summary, trans }: ISummaryProps): JSX.Element {
  const { total, met, musts, others, marked } = summary;
  const ci = notebook.settled?.document.aim ?? null;
  const time = notebook.checkedAt?.toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  });
  if (!marked) {
    const count = notebook.settled?.standards.length ?? 0;
    return (
      <p className="jp-promote-summary">
        {trans._n(
          '%1 standard, nothing to check yet',
          '%1 standards, nothing to check yet',
          count
        )}
      </p>
    );
  }
  return (
    <>
      <p className="jp-promote-summary" aria-busy={notebook.checking}>
        <span>{trans.__('%1 of %2 met', met, total)}</span>
        {musts > 0 && (
          <>
            {' · '}
            <strong>{trans._n('%1 open must', '%1 open musts', musts)}</strong>
          </>
        )}
        {' · '}
        <span>
          {notebook.stale
            ? trans.__('edited since')
            : trans.__('checked %1', time ?? '')}
        </span>
        {notebook.aim !== null && ci !== null && (
          <>
            {' · '}
            <span>{trans.__('CI: %1', ci)}</span>
          </>
        )}
      </p>
      <div className="jp-promote-bar" aria-hidden="true">
        <span className="jp-mod-good" style={{ flexGrow: met }} />
        <span className="jp-mod-warn" style={{ flexGrow: others }} />
        <span className="jp-mod-bad" style={{ flexGrow: musts }} />
      </div>
    </>
  );
}
