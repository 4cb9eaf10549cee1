import type { INotebook } from '../notebook/types';

/** A notebook as one Python text, in the percent format: to be read and compared. */
export function percentText({ cells }: INotebook): string {
  return cells
    .map(({ kind, source }) => {
      const text = source.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
      return kind === 'code'
        ? `# %%\n${text}\n`
        : `# %% [${kind}]\n${text.replace(/^/gm, '# ').replace(/ +$/gm, '')}\n`;
    })
    .join('\n');
}
