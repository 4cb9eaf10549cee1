/** One standard: its state, and below it the document's words, the findings, the fix, why and how. */
import { TreeItem } from '@jupyter/react-components';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IFinding, IStandardResult } from '../engine';
import { CommandIDs } from '../tokens';
import { Markdown } from './markdown';
import type { IStandardsProps } from './standards';
import { statementTitle } from './statement-title';
import { StatusIcon } from './status';

/** Findings drawn at once; more are counted. */
const MOST = 50;

interface IRowProps extends IStandardsProps {
  standard: IStandardResult;
}

export function StandardRow(props: IRowProps): JSX.Element {
  const { standard, review, trans } = props;
  const [expanded, expand] = React.useState(false);
  const findings = standard.findings
    .map(index => review.findings[index])
    .filter(finding => finding !== undefined);
  return (
    <TreeItem
      className={`jp-promote-standard jp-TreeItem nested${
        standard.counts ? '' : ' jp-mod-beyond'
      }`}
      expanded={expanded}
      onExpand={event => {
        const item = event.target as HTMLElement & { expanded: boolean };
        if (item === event.currentTarget) {
          expand(item.expanded);
        }
      }}
    >
      <div className="jp-promote-treeLine">
        <StatusIcon
          status={standard.status}
          level={standard.level}
          trans={trans}
        />
        <span className="jp-promote-standardTitle">
          {statementTitle(standard.title)}
        </span>
        {findings.length > 0 && (
          <span className="jp-promote-count">{findings.length}</span>
        )}
      </div>
      {expanded && <Details {...props} />}
      {expanded &&
        findings
          .slice(0, MOST)
          .map((finding, index) => (
            <FindingRow {...props} finding={finding} key={index} />
          ))}
      {expanded && findings.length > MOST && (
        <div slot="item" className="jp-promote-detail">
          {trans.__('and %1 more', findings.length - MOST)}
        </div>
      )}
      <Reasons {...props} />
    </TreeItem>
  );
}

/** The document's own prose, and what the state means where it does not speak for itself. */
function Details({ standard, rendermime, trans }: IRowProps): JSX.Element {
  const { signature, reason, help } = standard;
  return (
    <div slot="item" className="jp-promote-detail">
      {!standard.counts && standard.stage !== null && (
        <p>{trans.__('Counts from %1 on.', standard.stage)}</p>
      )}
      {reason !== null && <p>{reason}</p>}
      {signature !== null && (
        <p>
          {trans.__(
            'Signed by %1 on %2',
            signature.who,
            signature.when.slice(0, 10)
          )}
        </p>
      )}
      {help !== '' && <Markdown source={help} rendermime={rendermime} />}
    </div>
  );
}

function FindingRow(props: IRowProps & { finding: IFinding }): JSX.Element {
  const { finding, review, commands, trans } = props;
  const { cell, range, fix } = finding;
  const name = cell === null ? null : review.cells[cell]?.title;
  const go = (focus: boolean) => {
    if (cell !== null) {
      void commands.execute(CommandIDs.reveal, {
        cell,
        start: range?.start ?? null,
        end: range?.end ?? null,
        focus
      });
    }
  };
  return (
    <>
      <TreeItem
        className="jp-promote-finding jp-TreeItem nested"
        title={finding.sentence}
        onClick={event => {
          event.preventDefault();
          go(false);
        }}
        onKeyUp={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            go(event.shiftKey);
          }
        }}
      >
        <div className="jp-promote-findingLine">
          {name !== undefined && name !== null && <code>{name}</code>}
          <span>{finding.sentence}</span>
        </div>
      </TreeItem>
      {fix !== undefined && (
        <div slot="item" className="jp-promote-detail">
          <Button
            className="jp-promote-fix"
            title={
              fix.safe
                ? undefined
                : trans.__('May change what the code does: look at it after.')
            }
            onClick={() =>
              void commands.execute(CommandIDs.applyFix, {
                title: fix.title,
                edits: fix.edits.map(edit => ({ ...edit })),
                marks: JSON.parse(JSON.stringify(fix.marks))
              })
            }
          >
            {fix.title}
          </Button>
        </div>
      )}
    </>
  );
}

/** Why · How in one place: the check's own page, and the line of the document. */
function Reasons(props: IRowProps): JSX.Element {
  const { standard, commands, trans, model, rendermime } = props;
  const [shown, show] = React.useState(false);
  const check = standard.bindings.find(binding => binding.kind === 'check');
  const page = check === undefined ? undefined : model.pages[check.id];
  return (
    <TreeItem
      className="jp-promote-reasons jp-TreeItem nested"
      onClick={event => {
        event.preventDefault();
        show(!shown);
      }}
      onKeyUp={event => {
        if (event.key === 'Enter') {
          show(!shown);
        }
      }}
    >
      <div className="jp-promote-treeLine">
        <span className="jp-promote-linkText">
          {shown ? trans.__('Less') : trans.__('Why · How')}
        </span>
      </div>
      {shown && (
        <div className="jp-promote-why">
          <p>
            <button
              className="jp-promote-link"
              onClick={event => {
                event.stopPropagation();
                void commands.execute(CommandIDs.openStandards, {
                  path: standard.source,
                  line: standard.line
                });
              }}
            >
              {trans.__('%1, line %2', standard.source, standard.line)}
            </button>
            {' · '}
            <code>{standard.id}</code>
          </p>
          {page !== undefined && (
            <Markdown source={page} rendermime={rendermime} />
          )}
        </div>
      )}
    </TreeItem>
  );
}
