/** What somebody put off for two weeks: out of sight, never out of the count. */
import * as React from 'react';
import { notNow } from '../../model/standards/not-now';
import { CommandIDs } from '../../tokens';
import type { IStandardsProps } from './standards';
import { statementTitle } from './statement-title';

export function Postponed(props: IStandardsProps): JSX.Element | null {
  const { notebook, review, commands, trans } = props;
  const until = notNow(notebook);
  const standards = review.standards.filter(({ id }) => until.has(id));
  if (standards.length === 0) {
    return null;
  }
  return (
    <details className="jp-promote-fold">
      <summary>{trans.__('Not now (%1)', standards.length)}</summary>
      <ul className="jp-promote-list">
        {standards.map(({ id, title }) => (
          <li key={id}>
            <span>{statementTitle(title)}</span>
            <span className="jp-promote-note">
              {trans.__('until %1', until.get(id) ?? '')}{' '}
              <button
                className="jp-promote-link"
                onClick={() =>
                  void commands.execute(CommandIDs.notNow, {
                    standard: id,
                    off: false
                  })
                }
              >
                {trans.__('Show again')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
