/** What stands below a row of the tree: words, buttons, fields. */
import * as React from 'react';

export function TreeDetail(props: { children: React.ReactNode }): JSX.Element {
  return (
    <div slot="item" className="jp-promote-detail">
      {props.children}
    </div>
  );
}
