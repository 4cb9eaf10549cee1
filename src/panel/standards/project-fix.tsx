/** A fix that changes files of the project: one button, and what it would write. */
import { Button } from '@jupyterlab/ui-components';
import type { JSONObject } from '@lumino/coreutils';
import * as React from 'react';
import type { IProjectFix } from '../../engine';
import { changedLines } from '../../model/standards/fix-preview';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import type { ISectionContext } from '../section';

export interface IProjectFixProps extends ISectionContext {
  notebook: PromoteNotebook;
  fix: IProjectFix;
}

export function ProjectFixButton(props: IProjectFixProps): JSX.Element | null {
  const { fix, notebook, commands, trans } = props;
  const [shown, show] = React.useState(false);
  const unavailable = notebook.project?.unavailable ?? null;
  return (
    <>
      <div className="jp-promote-fixLine">
        <Button
          className="jp-promote-fix"
          disabled={unavailable !== null}
          title={unavailable ?? undefined}
          onClick={() =>
            void commands.execute(
              CommandIDs.applyProjectFix,
              fix as unknown as JSONObject
            )
          }
        >
          {fix.title}
        </Button>
        <button
          className="jp-promote-link"
          aria-expanded={shown}
          onClick={() => show(!shown)}
        >
          {shown ? trans.__('Hide') : trans.__('Preview')}
        </button>
      </div>
      {shown && (
        <div
          className="jp-promote-fixPreview"
          role="group"
          aria-label={trans.__('What the fix changes')}
          tabIndex={0}
        >
          {fix.files.map(({ path, before, text }) => (
            <React.Fragment key={path}>
              <p>{before === null ? trans.__('%1, a new file', path) : path}</p>
              <pre>{lines(before ?? '', text ?? '')}</pre>
            </React.Fragment>
          ))}
        </div>
      )}
    </>
  );
}

function lines(before: string, after: string): JSX.Element[] {
  const whole = { start: 0, end: before.length, text: after };
  return changedLines(before, [whole]).flatMap(change => [
    ...change.before.map((line, index) => (
      <del key={`-${index}`}>{`- ${line}\n`}</del>
    )),
    ...change.after.map((line, index) => (
      <ins key={`+${index}`}>{`+ ${line}\n`}</ins>
    ))
  ]);
}
