/** What stands where there is nothing to show yet: a heading, one sentence, at most one button. */
import { Button } from '@jupyterlab/ui-components';
import * as React from 'react';

export interface IPlaceholderProps {
  title: string;
  text: string;
  action?: { label: string; run: () => void };
  children?: React.ReactNode;
}

export function Placeholder(props: IPlaceholderProps): JSX.Element {
  const { title, text, action, children } = props;
  return (
    <div className="jp-promote-placeholder">
      <h3>{title}</h3>
      <p>{text}</p>
      {action && (
        <Button className="jp-mod-styled jp-mod-accept" onClick={action.run}>
          {action.label}
        </Button>
      )}
      {children}
    </div>
  );
}
