/** The team's document as a live checklist, in the document's own sections. */
import { TreeItem, TreeView } from '@jupyter/react-components';
import * as React from 'react';
import type { IReview, IStandardResult } from '../engine';
import type { PromoteNotebook } from '../model/notebook';
import { isOpen, summaryOf } from '../model/summary';
import { CommandIDs } from '../tokens';
import type { ISectionContext } from './section';
import { Section } from './section';
import { StandardRow } from './standard-row';

export class Standards extends Section {
  protected render(): JSX.Element {
    const notebook = this.model.current;
    const review = notebook?.settled ?? null;
    const { trans } = this.context;
    if (notebook === null) {
      return <></>;
    }
    if (review === null) {
      return <p className="jp-promote-quiet">{trans.__('Not checked yet.')}</p>;
    }
    return (
      <StandardsView {...this.context} notebook={notebook} review={review} />
    );
  }
}

export interface IStandardsProps extends ISectionContext {
  notebook: PromoteNotebook;
  review: IReview;
}

interface IGroup {
  title: string;
  standards: IStandardResult[];
  prose: string;
}

/** Open musts first, then other open ones, not run, sign-offs, and met ones last. */
function rank({ status, level, counts }: IStandardResult): number {
  if (!counts) {
    return 6;
  }
  switch (status) {
    case 'failing':
    case 'lapsed':
      return level === 'must' ? 0 : 1;
    case 'switched-off':
    case 'not-run':
      return 2;
    case 'waiting':
      return 3;
    case 'nothing':
      return 4;
    default:
      return 5;
  }
}

function groupsOf(review: IReview): IGroup[] {
  const groups = new Map<string, IGroup>();
  for (const standard of review.standards) {
    const { section } = standard;
    let group = groups.get(section);
    if (group === undefined) {
      const prose = review.document.sections.find(
        ({ title }) => title === section
      )?.prose;
      group = { title: section, standards: [], prose: prose ?? '' };
      groups.set(section, group);
    }
    group.standards.push(standard);
  }
  for (const group of groups.values()) {
    group.standards.sort((a, b) => rank(a) - rank(b));
  }
  return [...groups.values()];
}

function StandardsView(props: IStandardsProps): JSX.Element {
  const { review, notebook, commands, trans } = props;
  const { document } = review;
  const summary = summaryOf(review);
  if (!summary.marked && review.findings.length === 0) {
    return (
      <p className="jp-promote-quiet">
        {document.own
          ? trans.__('They speak up when a cell is marked.')
          : trans.__(
              'This project has no STANDARDS.md yet: a built-in set is used.'
            )}{' '}
        {!document.own && notebook.project?.unavailable === null && (
          <button
            className="jp-promote-link"
            onClick={() => void commands.execute(CommandIDs.chooseLibrary)}
          >
            {trans.__('Create STANDARDS.md')}
          </button>
        )}
      </p>
    );
  }
  return (
    <>
      {document.problems.map(problem => (
        <button
          key={`${problem.path} ${problem.line} ${problem.message}`}
          className="jp-promote-failure jp-promote-link"
          onClick={() =>
            void commands.execute(CommandIDs.openStandards, {
              path: problem.path,
              line: problem.line
            })
          }
        >
          {`${problem.path}${problem.line === null ? '' : `:${problem.line}`} · ${problem.message}`}
        </button>
      ))}
      {!document.own && (
        <p className="jp-promote-quiet">
          {trans.__(
            'The built-in set; this project has no STANDARDS.md of its own.'
          )}
        </p>
      )}
      <TreeView
        className="jp-promote-tree jp-TreeView"
        aria-label={trans.__('Standards')}
      >
        {groupsOf(review).map(group => (
          <Group {...props} group={group} key={group.title} />
        ))}
      </TreeView>
    </>
  );
}

/** Sections without anything open start folded; a fold of the user's own is kept. */
function Group(props: IStandardsProps & { group: IGroup }): JSX.Element {
  const { group, trans } = props;
  const counting = group.standards.filter(standard => standard.counts);
  const open = counting.filter(isOpen).length;
  const [chosen, choose] = React.useState<boolean | null>(null);
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
