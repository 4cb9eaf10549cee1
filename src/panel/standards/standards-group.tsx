/** A section of the document: how much of it is met, and its standards. */
import { TreeItem } from '@jupyter/react-components';
import * as React from 'react';
import type { IStandardResult } from '../../engine';
import type { IGroup } from '../../model/standards/standard-groups';
import { isOpen } from '../../model/summary';
import type { IStandardsProps } from './standards';
import { StandardRow } from './standard-row';
import { StatusIcon } from '../status';
import { whenOpened } from '../tree';

/** Nothing to do about it, and nothing that a person decided. */
function isQuiet({ counts, status }: IStandardResult): boolean {
  return counts && (status === 'met' || status === 'nothing');
}

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
  // What somebody has open stays where it is when a fix meets it.
  const [opened, setOpened] = React.useState<ReadonlySet<string>>(new Set());
  const noisy = counting.filter(one => !isQuiet(one) || opened.has(one.id));
  const quiet = counting.filter(one => !noisy.includes(one));
  const later = group.standards.filter(standard => !standard.counts);
  const row = (standard: IStandardResult) => (
    <StandardRow {...props} standard={standard} key={standard.id} />
  );
  const keep = (id: string, open: boolean) =>
    setOpened(before => {
      if (before.has(id) === open) {
        return before;
      }
      const ids = new Set(before);
      if (open) {
        ids.add(id);
      } else {
        ids.delete(id);
      }
      return ids;
    });
  return (
    <TreeItem
      className={`jp-promote-treeGroup jp-TreeItem nested${
        counting.length === 0 ? ' jp-mod-beyond' : ''
      }`}
      expanded={expanded}
      onExpand={whenOpened(now => now !== expanded && choose(now))}
    >
      <div className="jp-promote-treeLine">
        <h3>{group.title === '' ? trans.__('Standards') : group.title}</h3>
        <span className="jp-promote-count">
          {counting.length === 0
            ? trans.__('later')
            : trans.__('%1 of %2 met', met, counting.length)}
        </span>
      </div>
      {noisy.map(standard => (
        <StandardRow
          {...props}
          standard={standard}
          key={standard.id}
          onExpand={keep}
        />
      ))}
      {noisy.length > 0 && quiet.length > 0 ? (
        <MetRows {...props} standards={quiet}>
          {quiet.map(row)}
        </MetRows>
      ) : (
        quiet.map(row)
      )}
      {later.map(row)}
    </TreeItem>
  );
}

/** What is met beside what is open: one line, that shows its standards when it is opened. */
function MetRows(
  props: IStandardsProps & {
    standards: readonly IStandardResult[];
    children: React.ReactNode;
  }
): JSX.Element {
  const { standards, shown, trans, children } = props;
  const [expanded, expand] = React.useState(false);
  React.useEffect(() => {
    if (standards.some(({ id }) => id === shown.standard)) {
      expand(true);
    }
  }, [shown]);
  const met = standards.filter(({ status }) => status === 'met').length;
  return (
    <TreeItem
      className="jp-promote-metRows jp-TreeItem nested"
      expanded={expanded}
      onExpand={whenOpened(expand)}
    >
      <div className="jp-promote-treeLine">
        <StatusIcon
          status={met > 0 ? 'met' : 'nothing'}
          level="must"
          trans={trans}
        />
        <span className="jp-promote-quietText">
          {[
            met > 0 && trans._n('%1 met', '%1 met', met),
            met < standards.length &&
              trans.__('%1 with nothing to check yet', standards.length - met)
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {children}
    </TreeItem>
  );
}
