/**
 * Core's tree, in which a click or Enter anywhere on a row opens and closes it,
 * and buttons, boxes, links and fields keep their clicks and keys: it would
 * take them for itself.
 */
import { TreeView } from '@jupyter/react-components';
import * as React from 'react';

/** As much of the element as is changed here. */
interface ITreeElement extends HTMLElement {
  handleClick?: (event: Event) => boolean | void;
  handleKeyDown?: (event: Event) => boolean | void;
}

/** A row of the tree, as much of it as is used here. */
interface IItemElement extends HTMLElement {
  expanded: boolean;
  disabled: boolean;
  childItemLength(): number;
}

const CONTROL =
  'a[href], button, input, label, select, summary, textarea, pre, .jp-promote-fixPreview';

/** Whether an event is meant for a control below the tree, not for a row of it. */
function isOnControl(tree: HTMLElement, { target }: Event): boolean {
  const control = target instanceof Element ? target.closest(CONTROL) : null;
  return control !== null && tree.contains(control);
}

/** Opens or closes the row that was hit, where it holds others; its arrow has done so already. */
function toggle(event: Event): void {
  const { target, defaultPrevented } = event;
  // What stands below a row is not the row.
  const item =
    target instanceof Element && target.closest('.jp-promote-detail') === null
      ? target.closest<IItemElement>('[role="treeitem"]')
      : null;
  if (
    item !== null &&
    !defaultPrevented &&
    !item.disabled &&
    item.childItemLength() > 0
  ) {
    item.expanded = !item.expanded;
  }
}

/** For `onExpand` of a row: tells of the row itself, not of those within it. */
export function whenOpened(
  tell: (expanded: boolean) => void
): (event: {
  target: EventTarget | null;
  currentTarget: EventTarget | null;
}) => void {
  return ({ target, currentTarget }) => {
    if (target === currentTarget) {
      tell((target as IItemElement).expanded);
    }
  };
}

export interface ITreeProps {
  label: string;
  children: React.ReactNode;
}

export function Tree({ label, children }: ITreeProps): JSX.Element {
  const host = React.useRef<ITreeElement | null>(null);
  React.useLayoutEffect(() => {
    const tree = host.current;
    if (tree === null) {
      return;
    }
    const { handleClick, handleKeyDown } = tree;
    // An answer of true lets the browser do what it does by itself.
    tree.handleKeyDown = event =>
      isOnControl(tree, event) || handleKeyDown?.call(tree, event);
    // The tree hands Enter on to it too.
    tree.handleClick = event => {
      if (isOnControl(tree, event)) {
        return true;
      }
      toggle(event);
      return handleClick?.call(tree, event);
    };
  }, []);
  return (
    <TreeView
      ref={(tree: HTMLElement | null) => {
        host.current = tree;
      }}
      className="jp-promote-tree jp-TreeView"
      aria-label={label}
    >
      {children}
    </TreeView>
  );
}
