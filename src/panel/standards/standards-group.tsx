/** A section of the document: how much of it is met, and its standards. */
import { TreeItem } from '@jupyter/react-components';
import * as React from 'react';
import type { IGroup } from '../../model/standards/standard-groups';
import { isOpen } from '../../model/summary';
import type { IStandardsProps } from './standards';
import { StandardRow } from './standard-row';

/** Sections without anything open start folded; a fold of the user's own is kept. */
export function StandardsGroup(
  props: IStandardsProps & { group: IGroup }
): JSX.Element {
  const { group, shown, trans } = props;
  const counting = group.standards.filter(standard => standard.counts);
  const open = counting.filter(isOpen).length;
  const [chosen, choose] = React.useState<boolean | null>(null);
  React.useEffect(() => {
    if (group.standards.some(({ id }) => id === shown.standard)) {
      choose(true);
    }
  }, [shown]);
  const expanded = chosen ?? open > 0;
  const met = counting.filter(
    standard => !isOpen(standard) && standard.status !== 'nothing'
  ).length;
  return (
    <TreeItem
      className={`jp-promote-treeGroup jp-TreeItem nested${
        counting.length === 0 ? ' jp-mod-beyond' : ''
      }`}
      expanded={expanded}
      onExpand={event => {
        const item = event.target as HTMLElement & { expanded: boolean };
        if (item === event.currentTarget && item.expanded !== expanded) {
          choose(item.expanded);
        }
      }}
    >
      <div className="jp-promote-treeLine">
        <h3>{group.title === '' ? trans.__('Standards') : group.title}</h3>
        <span className="jp-promote-count">
          {counting.length === 0
            ? trans.__('later')
            : trans.__('%1 of %2 met', met, counting.length)}
        </span>
      </div>
      {group.standards.map(standard => (
        <StandardRow {...props} standard={standard} key={standard.id} />
      ))}
    </TreeItem>
  );
}
