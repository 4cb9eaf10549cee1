/** Several findings of one kind: all safe fixes in one step. */
import * as React from 'react';
import type { IFinding, IFixAll } from '../../engine';
import { fixAllOf } from '../../model/standards/fix-all';
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
  React.useEffect(() => {
    let current = true;
    void fixAllOf(notebook, check, null).then(answer => {
      if (current) {
        setAll(answer);
      }
    });
    return () => {
      current = false;
    };
  }, [review, check]);
  return all === null ? null : (
    <TreeDetail>
      <p>
        {all.left === 0
          ? trans.__('All of this kind in the notebook:')
          : trans._n(
              'All of this kind that are safe to mend at once; %1 is left:',
              'All of this kind that are safe to mend at once; %1 are left:',
              all.left
            )}
      </p>
      <FixButton {...props} fix={all.fix} />
    </TreeDetail>
  );
}
