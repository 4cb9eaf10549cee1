/** Markdown of the team's document, rendered and sanitised by JupyterLab. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import * as React from 'react';

const MARKDOWN = 'text/markdown';

export interface IMarkdownProps {
  source: string;
  rendermime: IRenderMimeRegistry;
}

export function Markdown({ source, rendermime }: IMarkdownProps): JSX.Element {
  const host = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    const renderer = rendermime.createRenderer(MARKDOWN);
    const model = rendermime.createModel({
      data: { [MARKDOWN]: source },
      trusted: false
    });
    void renderer.renderModel(model).then(() => {
      if (!renderer.isDisposed) {
        // Wide code scrolls, by keyboard too.
        for (const code of renderer.node.querySelectorAll('pre')) {
          code.tabIndex = 0;
        }
        host.current?.replaceChildren(renderer.node);
      }
    });
    return () => renderer.dispose();
  }, [source, rendermime]);
  return <div className="jp-promote-prose" ref={host} />;
}
