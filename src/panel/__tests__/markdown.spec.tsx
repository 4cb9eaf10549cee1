/** Prose of a standards document is rendered, and nothing in it runs: HTML stands in Markdown as it is. */
import {
  RenderMimeRegistry,
  markdownRendererFactory
} from '@jupyterlab/rendermime';
import * as React from 'react';
import { createRoot } from 'react-dom/client';

import { Markdown } from '../markdown';

async function rendered(source: string): Promise<HTMLElement> {
  const rendermime = new RenderMimeRegistry({
    initialFactories: [markdownRendererFactory],
    markdownParser: { render: async text => text }
  });
  const host = document.createElement('div');
  document.body.append(host);
  const marked = `<em>begin</em> ${source}`;
  createRoot(host).render(<Markdown source={marked} rendermime={rendermime} />);
  while (host.querySelector('em') === null) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return host;
}

it('keeps what people write', async () => {
  const host = await rendered(
    'Ask <strong>us</strong> in <a href="https://example.org">the guide</a>.'
  );
  expect(host.querySelector('strong')?.textContent).toBe('us');
  expect(host.querySelector('a')?.getAttribute('href')).toBe(
    'https://example.org'
  );
});

it.each([
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '<b onclick="window.ran = 1">x</b>',
  '<a href="javascript:window.ran=1">x</a>',
  '<iframe src="javascript:window.ran=1"></iframe>',
  '<svg onload="window.ran = 1"><script>window.ran = 1</script></svg>',
  '<form action="javascript:window.ran=1"><button>x</button></form>',
  '<style>body { display: none }</style>'
])('runs nothing of %s', async source => {
  const host = await rendered(source);
  expect(host.querySelector('script, iframe, style, object')).toBeNull();
  for (const element of host.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/i);
      expect(value).not.toMatch(/javascript:/i);
    }
  }
  expect('ran' in window).toBe(false);
});
