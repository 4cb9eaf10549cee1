/** The team's document as a live checklist, in the document's own sections. */
import * as React from 'react';
import type { IReview } from '../../engine';
import { notNow } from '../../model/standards/not-now';
import type { PromoteNotebook } from '../../model/notebook';
import { groupsOf } from '../../model/standards/standard-groups';
import { summaryOf } from '../../model/summary';
import { CommandIDs } from '../../tokens';
import { Doctor, NothingRead } from './doctor';
import { Postponed } from './postponed';
import type { ISectionContext } from '../section';
import { Section } from '../section';
import { StandardsGroup } from './standards-group';
import { StandardsStart } from './standards-start';
import { Tree } from '../tree';

/** Which standard is to be seen; a new object each time that somebody asks. */
export interface IShown {
  standard: string | null;
}

export class Standards extends Section {
  /** Opens the row of a standard and gives it the focus. */
  showRow(standard: string): void {
    this._shown = { standard };
    this.update();
  }

  protected render(): JSX.Element {
    const notebook = this.model.current;
    const review = notebook?.settled ?? null;
    const { trans } = this.context;
    if (notebook === null) {
      return <></>;
    }
    if (review === null) {
      return <p className="jp-promote-quiet">{trans.__('Not checked yet.')}</p>;
    }
    return (
      <StandardsView
        {...this.context}
        notebook={notebook}
        review={review}
        shown={this._shown}
      />
    );
  }

  private _shown: IShown = { standard: null };
}

export interface IStandardsProps extends ISectionContext {
  notebook: PromoteNotebook;
  review: IReview;
  shown: IShown;
}

function StandardsView(props: IStandardsProps): JSX.Element {
  const { review, notebook, trans } = props;
  const { document } = review;
  const summary = summaryOf(review);
  const empty = document.own && document.standards.length === 0;
  if (!summary.marked && !empty) {
    return (
      <>
        <Problems {...props} />
        {document.own ? (
          <p className="jp-promote-quiet">
            {trans.__('They speak up when a cell is marked.')}
          </p>
        ) : (
          <StandardsStart {...props} />
        )}
        {document.own && <Doctor {...props} />}
      </>
    );
  }
  const hidden = notNow(notebook);
  return (
    <>
      <Problems {...props} />
      {!document.own && <StandardsStart {...props} />}
      {empty ? (
        <NothingRead {...props} />
      ) : (
        <Tree label={trans.__('Standards')}>
          {groupsOf(review, hidden).map(group => (
            <StandardsGroup {...props} group={group} key={group.title} />
          ))}
        </Tree>
      )}
      <Postponed {...props} />
      {document.own && !empty && <Doctor {...props} />}
    </>
  );
}

/** What is wrong in the document, each with its line; the rest of it works. */
function Problems({ review, commands, trans }: IStandardsProps): JSX.Element {
  return (
    <>
      {review.document.problems.map(({ path, line, message, severity }) => (
        <button
          key={`${path} ${line} ${message}`}
          className={`jp-promote-link ${
            severity === 'error' ? 'jp-promote-failure' : 'jp-promote-warning'
          }`}
          title={trans.__('Go to the line')}
          onClick={() =>
            void commands.execute(CommandIDs.openStandards, { path, line })
          }
        >
          {`${path}${line === null ? '' : `:${line}`} · ${message}`}
        </button>
      ))}
    </>
  );
}
