import type { INotebookStatus, IStatus } from './status';
import {
  goneLines,
  headWords,
  remarksOf,
  stateWords,
  summaryLine
} from './status-text';

/** `status` as Markdown, for a pull request or a page of the team's. */
export function statusMarkdown(status: IStatus): string {
  return [
    '# Notebooks and library',
    '',
    escaped(summaryLine(status)),
    '',
    ...status.notebooks.flatMap(notebookLines),
    ...goneLines(status.gone).map(line => `- ${escaped(line)}`)
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function notebookLines(status: INotebookStatus): string[] {
  const rows = status.symbols.map(
    symbol =>
      `| ${code(symbol.name)} | ${code(symbol.path)} | ${symbol.index ?? ''} | ${stateWords(symbol)} |`
  );
  const remarks = remarksOf(status);
  return [
    `## ${escaped(status.path)}`,
    '',
    `${headWords(status)}`,
    '',
    ...(rows.length
      ? ['| symbol | module | cell | state |', '| --- | --- | --: | --- |']
      : []),
    ...rows,
    ...(rows.length ? [''] : []),
    ...remarks.map(remark => `- ${escaped(remark)}`),
    ...(remarks.length ? [''] : [])
  ];
}

function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ')}\``;
}

/** Markdown's own signs in a sentence, its code spans left as they are. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[\\*_[\]<>|#]/g, '\\$&')
    )
    .join('');
}
