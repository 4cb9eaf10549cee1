import { codeOf, textOf } from './markdown-text';
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
    textOf(summaryLine(status)),
    '',
    ...status.notebooks.flatMap(notebookLines),
    ...goneLines(status.gone).map(line => `- ${textOf(line)}`)
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function notebookLines(status: INotebookStatus): string[] {
  const rows = status.symbols.map(
    symbol =>
      `| ${codeOf(symbol.name)} | ${codeOf(symbol.path)} | ${symbol.index ?? ''} | ${stateWords(symbol)} |`
  );
  const remarks = remarksOf(status);
  return [
    `## ${textOf(status.path)}`,
    '',
    `${headWords(status)}`,
    '',
    ...(rows.length
      ? ['| symbol | module | cell | state |', '| --- | --- | --: | --- |']
      : []),
    ...rows,
    ...(rows.length ? [''] : []),
    ...remarks.map(remark => `- ${textOf(remark)}`),
    ...(remarks.length ? [''] : [])
  ];
}
