/** How each line of the document was read: for a document that says less than its authors meant. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Binding, IReading, IStandard } from '../../engine';
import { CommandIDs } from '../../tokens';
import type { IStandardsProps } from './standards';
import { levelWord } from '../status';

/** What stands in documents is the same in every language. */
const EXAMPLES = {
  level: '- **Must** …',
  binding: '`check: logging-no-print`',
  all: 'statements: all'
};

/** Lines drawn at once. */
const MOST = 200;

/** A document of ours in which no standard was found: why, and what makes a line one. */
export function NothingRead(props: IStandardsProps): JSX.Element {
  const { review, commands, trans } = props;
  const { path, readings } = review.document;
  return (
    <div className="jp-promote-doctor">
      <h3>{trans.__('No line is read as a standard')}</h3>
      <p>
        {readings.length === 0
          ? trans.__('%1 has no list, and standards are items of lists.', path)
          : trans._n(
              '%1 item of a list was found, and it is read as prose.',
              '%1 items of lists were found, and all are read as prose.',
              readings.length
            )}
      </p>
      <p>{trans.__('An item becomes a standard by')}</p>
      <ul>
        <li>
          {trans.__('a level at its beginning:')} <code>{EXAMPLES.level}</code>
        </li>
        <li>
          {trans.__('or what checks it at its end:')}{' '}
          <code>{EXAMPLES.binding}</code>
        </li>
        <li>
          {trans.__('or for all items at once, at the top of the document:')}{' '}
          <code>{EXAMPLES.all}</code>
        </li>
      </ul>
      <button
        className="jp-promote-link"
        onClick={() => void commands.execute(CommandIDs.openStandards)}
      >
        {trans.__('Open %1', path)}
      </button>
      {readings.length > 0 && <Readings {...props} />}
    </div>
  );
}

/** The same, folded away. */
export function Doctor(props: IStandardsProps): JSX.Element | null {
  const { review, trans } = props;
  const { readings } = review.document;
  const [open, setOpen] = React.useState(false);
  return readings.length === 0 ? null : (
    <details
      className="jp-promote-fold"
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>{trans.__('How each line was read')}</summary>
      {open && <Readings {...props} />}
    </details>
  );
}

function Readings(props: IStandardsProps): JSX.Element {
  const { review, commands, trans } = props;
  const { path, readings, standards } = review.document;
  const known = new Map(standards.map(standard => [standard.id, standard]));
  return (
    <>
      <ol className="jp-promote-readings">
        {readings.slice(0, MOST).map(reading => (
          <li key={reading.line}>
            <button
              className="jp-promote-link"
              onClick={() =>
                void commands.execute(CommandIDs.openStandards, {
                  path,
                  line: reading.line
                })
              }
            >
              {trans.__('line %1', reading.line)}
            </button>
            <span title={reading.text}>{reading.text.split('\n')[0]}</span>
            <span className="jp-promote-note">
              {readAs(reading, known.get(reading.standard ?? ''), trans)}
            </span>
          </li>
        ))}
      </ol>
      {readings.length > MOST && (
        <p className="jp-promote-quiet">
          {trans.__('and %1 more', readings.length - MOST)}
        </p>
      )}
    </>
  );
}

function readAs(
  reading: IReading,
  standard: IStandard | undefined,
  trans: TranslationBundle
): string {
  switch (reading.as) {
    case 'prose':
      return trans.__('prose');
    case 'waiver':
      return trans.__('waiver of %1', reading.standard ?? '?');
    case 'not-applicable':
      return trans.__('not applicable: %1', reading.standard ?? '?');
    case 'statement':
      return standard === undefined
        ? trans.__('standard')
        : [
            levelWord(standard.level, trans),
            ...(standard.stage === null ? [] : [standard.stage]),
            standard.bindings.length === 0
              ? trans.__('nothing checks it')
              : standard.bindings.map(one => checkedBy(one, trans)).join(', ')
          ].join(' · ');
  }
}

function checkedBy(binding: Binding, trans: TranslationBundle): string {
  switch (binding.kind) {
    case 'check':
      return binding.id;
    case 'ruff':
      return binding.codes === 'configured'
        ? trans.__('the rules of pyproject.toml')
        : trans.__('ruff: %1', binding.codes.join(', '));
    case 'sign-off':
      return trans.__('signed off by people');
    case 'broken':
      return binding.reason;
  }
}
