/** One standard: its state, and below it the document's words, the findings, the fix, why and how. */
import { TreeItem } from '@jupyter/react-components';
import * as React from 'react';
import type { IFinding, IStandardResult } from '../../engine';
import { FixAll } from './fix-all';
import { FindingRow } from './finding-row';
import { Markdown } from '../markdown';
import { Sentence } from '../sentence';
import { SignOffBox, SignOffForm } from './sign-off';
import type { IStandardsProps } from './standards';
import { StandardLinks } from './standard-links';
import { statementTitle } from './statement-title';
import { StatusIcon, statusWord } from '../status';
import { whenOpened } from '../tree';
import { TreeDetail } from '../tree-detail';

/** Findings drawn at once; more are counted. */
const MOST = 50;

export interface IRowProps extends IStandardsProps {
  standard: IStandardResult;
  /** Told when the row was opened or closed. */
  onExpand?: (id: string, expanded: boolean) => void;
}

/** A statement that people alone decide has its box where others have an icon. */
function isForPeople({ bindings, signOffs }: IStandardResult): boolean {
  return bindings.length === 1 && signOffs.length === 1;
}

/** States that say more than their icon. */
const SPEAKING: ReadonlySet<string> = new Set([
  'waived',
  'not-applicable',
  'not-checked-here',
  'switched-off',
  'signed',
  'lapsed',
  'waiting',
  'not-run'
]);

export function StandardRow(props: IRowProps): JSX.Element {
  const { standard, review, trans, shown } = props;
  const [expanded, expand] = React.useState(false);
  const [asking, ask] = React.useState<string | null>(null);
  const row = React.useRef<HTMLElement | null>(null);
  React.useEffect(() => {
    if (shown.standard === standard.id) {
      expand(true);
      row.current?.scrollIntoView({ block: 'nearest' });
      row.current?.focus();
    }
  }, [shown]);
  // What was opened is wanted to be seen; of what is higher than the section, the beginning.
  React.useEffect(() => {
    props.onExpand?.(standard.id, expanded);
    const node = row.current;
    const view = node?.closest('.jp-promote-section');
    if (expanded && node && view) {
      requestAnimationFrame(() =>
        node.scrollIntoView({
          block: node.offsetHeight > view.clientHeight ? 'start' : 'nearest'
        })
      );
    }
  }, [expanded]);
  const findingsAt = (indexes: readonly number[]): IFinding[] =>
    indexes
      .map(index => review.findings[index])
      .filter(finding => finding !== undefined);
  const findings = findingsAt(standard.findings);
  const allowed = findingsAt(standard.allowed);
  const beyond = standard.counts ? '' : ' jp-mod-beyond';
  const askFor = (id: string) => (on: boolean) => {
    ask(on ? id : null);
    if (on) {
      expand(true);
    }
  };
  const [only] = standard.signOffs;
  return (
    <TreeItem
      ref={(node: HTMLElement | null) => {
        row.current = node;
      }}
      className={`jp-promote-standard jp-TreeItem nested${beyond}`}
      data-standard={standard.id}
      expanded={expanded}
      onExpand={whenOpened(expand)}
    >
      <div className="jp-promote-treeLine">
        {isForPeople(standard) ? (
          <SignOffBox
            {...props}
            signOff={only}
            asking={asking === only.id}
            ask={askFor(only.id)}
          />
        ) : (
          <StatusIcon
            status={standard.status}
            level={standard.level}
            trans={trans}
          />
        )}
        <span className="jp-promote-standardTitle">
          {statementTitle(standard.title)}
          {!expanded && <StateNote {...props} />}
        </span>
        {findings.length > 0 && (
          <span className="jp-promote-count">{findings.length}</span>
        )}
      </div>
      {expanded && (
        <>
          <Details {...props} />
          {standard.signOffs.map(signOff => (
            <SignOffDetail
              {...props}
              key={signOff.id}
              signOff={signOff}
              asking={asking === signOff.id}
              ask={askFor(signOff.id)}
            />
          ))}
          {findings.slice(0, MOST).map((finding, index) => (
            <FindingRow
              {...props}
              finding={finding}
              allowed={false}
              key={index}
            />
          ))}
          {findings.length > MOST && (
            <TreeDetail>
              {trans.__('and %1 more', findings.length - MOST)}
            </TreeDetail>
          )}
          <FixAll {...props} findings={findings} />
          {allowed.slice(0, MOST).map((finding, index) => (
            <FindingRow
              {...props}
              finding={finding}
              allowed
              key={`a${index}`}
            />
          ))}
        </>
      )}
      <StandardLinks {...props} />
    </TreeItem>
  );
}

/** One short line below the title: waived, signed, switched off, and by whom. */
function StateNote({ standard, trans }: IRowProps): JSX.Element | null {
  const { status, reason } = standard;
  return SPEAKING.has(status) ? (
    <span className="jp-promote-note">
      <Sentence text={reason ?? statusWord(status, trans)} />
    </span>
  ) : null;
}

/** The document's own prose, and what the state means where it does not speak for itself. */
function Details({ standard, rendermime, trans }: IRowProps): JSX.Element {
  const { reason, help, stage, status, counts, waiver, signOffs } = standard;
  const said = signOffs.some(signOff => signOff.reason === reason);
  return (
    <TreeDetail>
      {!counts && stage !== null && (
        <p>{trans.__('Counts from %1 on.', stage)}</p>
      )}
      {reason !== null && !said && (
        <p>
          <strong>{statusWord(status, trans)}</strong>
          {' · '}
          <Sentence text={reason} />
        </p>
      )}
      {waiver?.in === 'code' && (
        <p>{trans.__('The waiver stands in the code, with its reason.')}</p>
      )}
      {help !== '' && <Markdown source={help} rendermime={rendermime} />}
    </TreeDetail>
  );
}

function SignOffDetail(
  props: IRowProps & Parameters<typeof SignOffForm>[0]
): JSX.Element {
  const { standard, signOff, asking, trans } = props;
  const { owner, expires, reason, id } = signOff;
  return (
    <TreeDetail>
      {!isForPeople(standard) && (
        <label className="jp-promote-boxLine">
          <SignOffBox {...props} />
          <span>{id}</span>
        </label>
      )}
      {reason !== null && (
        <p>
          <Sentence text={reason} />
        </p>
      )}
      {(owner !== null || expires !== null) && !asking && (
        <p className="jp-promote-quietText">
          {[
            owner !== null && trans.__('By %1.', owner),
            expires !== null &&
              trans._n('Holds %1 day.', 'Holds %1 days.', expires)
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {asking && <SignOffForm {...props} />}
    </TreeDetail>
  );
}
