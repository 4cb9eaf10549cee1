/** Several findings of one kind: all safe fixes of the notebook, or of a cell, in one step. */
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IFinding, IFixAll } from '../../engine';
import { cellsWithSeveral, fixAllOf } from '../../model/standards/fix-all';
import { FixButton } from './fix-button';
import type { IStandardsProps } from './standards';
import { TreeDetail } from '../tree-detail';

export interface IFixAllProps extends IStandardsProps {
  /** Of one standard. */
  findings: readonly IFinding[];
}

export function FixAll(props: IFixAllProps): JSX.Element {
  const checks = [...new Set(props.findings.map(({ check }) => check))];
  return (
    <>
      {checks.map(check => (
        <OfOneKind {...props} check={check} key={check} />
      ))}
    </>
  );
}

function OfOneKind(
  props: IFixAllProps & { check: string }
): JSX.Element | null {
  const { check, review, notebook, trans } = props;
  const [all, setAll] = React.useState<IFixAll | null>(null);
  const [chosen, choose] = React.useState<string | null>(null);
  const cells = cellsWithSeveral(review.findings, check);
  const scope = chosen !== null && cells.includes(chosen) ? chosen : null;
  React.useEffect(() => {
    let current = true;
    void fixAllOf(notebook, check, scope).then(answer => {
      if (current) {
        setAll(answer);
      }
    });
    return () => {
      current = false;
    };
  }, [review, check, scope]);
  return all === null ? null : (
    <TreeDetail>
      <p>
        {all.left === 0
          ? cells.length > 0
            ? trans.__('All of this kind')
            : trans.__('All of this kind in the notebook:')
          : trans._n(
              'All of this kind that are safe to mend at once; %1 is left:',
              'All of this kind that are safe to mend at once; %1 are left:',
              all.left
            )}
        {cells.length > 0 && (
          <HTMLSelect
            className="jp-promote-fixScope"
            value={scope ?? ''}
            aria-label={trans.__('Where all of this kind are mended')}
            onChange={event => choose(event.currentTarget.value || null)}
          >
            <option value="">{trans.__('in the notebook')}</option>
            {cells.map(cell => (
              <option value={cell} key={cell}>
                {trans.__('in %1', review.cells[cell]?.title ?? '')}
              </option>
            ))}
          </HTMLSelect>
        )}
      </p>
      <FixButton {...props} fix={all.fix} />
    </TreeDetail>
  );
}
