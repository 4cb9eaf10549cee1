/** Python to read, coloured as in the notebook. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import * as React from 'react';

export interface ICodeViewProps {
  text: string;
  /** Said to screen readers. */
  label: string;
  languages: IEditorLanguageRegistry;
  /** Whether this is what will be there, or what is there now. */
  tone: 'now' | 'then';
}

export function CodeView(props: ICodeViewProps): JSX.Element {
  const { text, label, languages, tone } = props;
  const node = React.useRef<HTMLPreElement>(null);
  React.useEffect(() => {
    let isGone = false;
    const coloured = document.createElement('div');
    const python = languages.findBest('python');
    void languages.highlight(text, python, coloured).then(() => {
      if (!isGone) {
        node.current?.replaceChildren(...coloured.childNodes);
      }
    });
    return () => {
      isGone = true;
    };
  }, [text, languages]);
  return (
    <pre
      ref={node}
      className={`jp-promote-code jp-mod-${tone}`}
      role="group"
      aria-label={label}
      // Long lines scroll: with the keyboard, too.
      tabIndex={0}
    />
  );
}
