/** No document of the team's own yet: one quiet offer. */
import * as React from 'react';
import { CommandIDs } from '../../tokens';
import type { IStandardsProps } from './standards';

export function StandardsStart(props: IStandardsProps): JSX.Element {
  const { review, notebook, commands, trans } = props;
  const { foreign } = review.document;
  const canWrite = notebook.project?.unavailable === null;
  return (
    <p className="jp-promote-quiet">
      {foreign === null
        ? trans.__(
            'This project has no STANDARDS.md yet: a built-in set is used.'
          )
        : trans.__(
            '%1 is there, but nothing in it says that it is for this panel: a built-in set is used.',
            foreign
          )}{' '}
      {canWrite && (
        <button
          className="jp-promote-link"
          title={
            foreign === null
              ? undefined
              : trans.__(
                  'A few lines are put on top of it; nothing else changes. You see them first.'
                )
          }
          onClick={() => void commands.execute(CommandIDs.chooseLibrary)}
        >
          {foreign === null
            ? trans.__('Create STANDARDS.md')
            : trans.__('Adopt %1', foreign)}
        </button>
      )}
    </p>
  );
}
