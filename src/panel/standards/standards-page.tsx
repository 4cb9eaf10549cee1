/** The standards on one page: what a team goes through in a meeting, on the screen or on paper. */
import { Printing } from '@jupyterlab/apputils';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Button, ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import * as React from 'react';
import type { IReview, IStandardResult } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { groupsOf } from '../../model/standards/standard-groups';
import { summaryOf } from '../../model/summary';
import { standardsIcon } from '../icons';
import { Markdown } from '../markdown';
import { PRINT_STYLE } from './print-style';
import { Sentence } from '../sentence';
import { statementTitle } from './statement-title';
import { levelWord, statusWord } from '../status';

/** Findings of a standard that are written out: the rest is counted, so that it stays one page. */
const MOST = 2;

export interface IPageContext {
  rendermime: IRenderMimeRegistry;
  trans: TranslationBundle;
}

export class StandardsPage extends ReactWidget {
  constructor(
    private readonly _notebook: PromoteNotebook,
    private readonly _context: IPageContext
  ) {
    super();
    const { trans } = _context;
    this.addClass('jp-promote-page');
    this.title.label = trans.__('Standards on one page');
    this.title.caption = _notebook.path;
    this.title.icon = standardsIcon;
    this.title.closable = true;
    this.node.tabIndex = -1;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', this.title.label);
    _notebook.stateChanged.connect(this._onState, this);
    _notebook.panel.disposed.connect(this.dispose, this);
  }

  /** Lab's own File › Print finds it. */
  [Printing.symbol](): () => Promise<void> {
    return () => Printing.printWidget(this);
  }

  dispose(): void {
    if (!this.isDisposed) {
      this._notebook.stateChanged.disconnect(this._onState, this);
      this._notebook.panel.disposed.disconnect(this.dispose, this);
      super.dispose();
    }
  }

  protected render(): JSX.Element {
    const review = this._notebook.settled;
    return review === null ? (
      <></>
    ) : (
      <PageView
        {...this._context}
        review={review}
        print={() => void Printing.printWidget(this)}
      />
    );
  }

  protected onUpdateRequest(message: Message): void {
    if (this.isVisible) {
      super.onUpdateRequest(message);
    }
  }

  protected onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.update();
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.focus();
  }

  protected onCloseRequest(message: Message): void {
    super.onCloseRequest(message);
    this.dispose();
  }

  private _onState(): void {
    this.update();
  }
}

interface IPageProps extends IPageContext {
  review: IReview;
}

function PageView(props: IPageProps & { print: () => void }): JSX.Element {
  const { review, print, trans } = props;
  const { document } = review;
  const { met, total, musts, marked } = summaryOf(review);
  const title = document.title || trans.__('Standards');
  return (
    <article>
      <style>{PRINT_STYLE}</style>
      <Button
        className="jp-mod-styled jp-mod-accept jp-promote-print"
        onClick={print}
      >
        {trans.__('Print')}
      </Button>
      <h1>{title}</h1>
      <p className="jp-promote-page-facts">
        {[
          document.path,
          document.owner !== null && trans.__('owner %1', document.owner),
          document.aim !== null && trans.__('aim %1', document.aim),
          document.reviewed !== null &&
            trans.__('reviewed %1', document.reviewed)
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="jp-promote-page-facts">
        {[
          review.notebook,
          marked ? trans.__('%1 of %2 met', met, total) : '',
          marked && musts > 0
            ? trans._n('%1 open must', '%1 open musts', musts)
            : '',
          new Date().toLocaleDateString()
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {groupsOf(review, new Set()).map(({ title, standards }) => (
        <section key={title}>
          {title !== '' && <h2>{title}</h2>}
          <Prose {...props} section={title} />
          <ul>
            {standards.map(standard => (
              <Statement {...props} key={standard.id} standard={standard} />
            ))}
          </ul>
        </section>
      ))}
      <p className="jp-promote-page-facts">
        {trans.__('Agreed on ____________ by ______________________________')}
      </p>
    </article>
  );
}

/** Rendered and sanitised by JupyterLab, as everything that the document says. */
function Prose(props: IPageProps & { section: string }): JSX.Element | null {
  const { review, section, rendermime } = props;
  const prose = review.document.sections.find(
    ({ title }) => title === section
  )?.prose;
  return prose === undefined || prose.trim() === '' ? null : (
    <Markdown source={prose} rendermime={rendermime} />
  );
}

function Statement(
  props: IPageProps & { standard: IStandardResult }
): JSX.Element {
  const { standard, review, trans } = props;
  const { status, level, counts, stage, reason, findings } = standard;
  const later = !counts && stage !== null;
  return (
    <li className={counts ? '' : 'jp-promote-page-later'}>
      <span className="jp-promote-page-state">
        {later ? trans.__('from %1 on', stage) : statusWord(status, trans)}
      </span>
      <div>
        <p>
          <strong>{levelWord(level, trans)}</strong>{' '}
          {statementTitle(standard.title)}
          {findings.length > 0 && (
            <>
              {' · '}
              {trans._n('%1 finding', '%1 findings', findings.length)}
            </>
          )}
        </p>
        {reason !== null && status !== 'nothing' && (
          <p className="jp-promote-page-facts">
            <Sentence text={reason} />
          </p>
        )}
        {findings.slice(0, MOST).map(index => (
          <p className="jp-promote-page-facts" key={index}>
            <Sentence text={review.findings[index]?.sentence ?? ''} />
          </p>
        ))}
      </div>
    </li>
  );
}
