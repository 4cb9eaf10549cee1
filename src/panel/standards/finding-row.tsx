/** One finding: its cell, its sentence, and its fix. */
import { TreeItem } from '@jupyter/react-components';
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IFinding } from '../../engine';
import { CommandIDs } from '../../tokens';
import { FixButton } from './fix-button';
import { ProjectFixButton } from './project-fix';
import { Sentence } from '../sentence';
import type { IStandardsProps } from './standards';
import { TreeDetail } from '../tree-detail';

/** JupyterLab's own, which asks before it does. */
const RUN_ALL = 'notebook:restart-run-all';

export interface IFindingProps extends IStandardsProps {
  finding: IFinding;
  /** True: the code allows it with a reason; it is shown, and nothing is asked. */
  allowed: boolean;
}

export function FindingRow(props: IFindingProps): JSX.Element {
  const { finding, review, commands, allowed, trans } = props;
  const { cell, range, fix, projectFix } = finding;
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
        className={`jp-promote-finding jp-TreeItem nested${
          allowed ? ' jp-mod-allowed' : ''
        }`}
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
          {name !== undefined && name !== null && (
            <code className="jp-promote-findingCell">{name}</code>
          )}
          <span>
            <Sentence text={finding.sentence} />
          </span>
        </div>
      </TreeItem>
      {fix !== undefined && !allowed && (
        <TreeDetail>
          <FixButton {...props} fix={fix} />
        </TreeDetail>
      )}
      {projectFix !== undefined && !allowed && (
        <TreeDetail>
          <ProjectFixButton {...props} fix={projectFix} />
        </TreeDetail>
      )}
      {finding.check === 'code-in-functions' && cell !== null && !allowed && (
        <TreeDetail>
          <Button
            className="jp-promote-fix"
            onClick={() =>
              void commands.execute(CommandIDs.toFunction, { cells: [cell] })
            }
          >
            {trans.__('Turn into a function…')}
          </Button>
        </TreeDetail>
      )}
      {finding.check === 'notebook-runs-in-order' && !allowed && (
        <TreeDetail>
          <Button
            className="jp-promote-fix"
            onClick={() => void commands.execute(RUN_ALL)}
          >
            {trans.__('Restart Kernel and Run All Cells…')}
          </Button>
        </TreeDetail>
      )}
    </>
  );
}
