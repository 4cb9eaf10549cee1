/** Core's tree, in which buttons, boxes, links and fields keep their clicks and keys: it would take them for itself. */
import { TreeView } from '@jupyter/react-components';
import * as React from 'react';

/** As much of the element as is changed here. */
interface ITreeElement extends HTMLElement {
  handleClick?: (event: Event) => boolean | void;
  handleKeyDown?: (event: Event) => boolean | void;
}

const CONTROL =
  'a[href], button, input, select, summary, textarea, pre, .jp-promote-fixPreview';

/** Whether an event is meant for a control below the tree, not for a row of it. */
function isOnControl(tree: HTMLElement, { target }: Event): boolean {
  const control = target instanceof Element ? target.closest(CONTROL) : null;
  return control !== null && tree.contains(control);
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
    for (const name of ['handleClick', 'handleKeyDown'] as const) {
      const handle = tree[name];
      // An answer of true lets the browser do what it does by itself.
      tree[name] = event =>
        isOnControl(tree, event) || handle?.call(tree, event);
    }
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
