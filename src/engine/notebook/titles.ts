/** How a person would call each cell. */
import type { ICell, INotebook } from './types';

const LONGEST = 60;
/** Of a line that is looked at for a heading. */
const LONGEST_LINE = 1000;

/**
 * A title for each cell by key: its own heading, or the heading directly above
 * a code cell, or its first line of code.
 */
export function cellTitles(
  notebook: INotebook
): Record<string, { index: number; title: string }> {
  const titles: Record<string, { index: number; title: string }> = {};
  let heading: string | null = null;
  for (const cell of notebook.cells) {
    const own = cell.kind === 'markdown' ? headingOf(cell.source) : null;
    if (cell.kind === 'markdown') {
      heading = own;
    }
    const title = own ?? (cell.kind === 'code' && heading) ?? null;
    titles[cell.key] = {
      index: cell.index,
      title: shortened(title || firstLine(cell) || `${cell.kind} cell`)
    };
    if (cell.kind === 'code') {
      heading = null;
    }
  }
  return titles;
}

/** The last heading of a Markdown cell, as plain text; null where it has none. */
export function headingOf(source: string): string | null {
  let fence: string | null = null;
  let found: string | null = null;
  const lines = source.split(/\r\n|\n|\r/);
  lines.forEach((whole, i) => {
    const line = whole.slice(0, LONGEST_LINE);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark) {
      if (fence === null) {
        fence = mark;
      } else if (mark.startsWith(fence)) {
        fence = null;
      }
      return;
    }
    if (fence !== null) {
      return;
    }
    const atx = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
    const html = /^\s*<h[1-6][^>]*>(.*?)<\/h[1-6]>/i.exec(line);
    const setext =
      /^ {0,3}(?:=+|-{2,})[ \t]*$/.test(line) && i > 0 && lines[i - 1].trim();
    const text = plain(atx?.[1] ?? html?.[1] ?? (setext || ''));
    found = text || found;
  });
  return found;
}

/** Markdown and HTML taken off. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|\*|`|~~)(.+?)\1/g, '$2')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** First line that says something: no directive, no magic of the head, no bare comment sign. */
function firstLine(cell: ICell): string {
  const lines = cell.source.split(/\r\n|\n|\r/).map(line => line.trim());
  const skip = cell.kind === 'code' ? /^(?:#\s*\|.*|#+|%%time)?$/ : /^$/;
  return lines.find(line => !skip.test(line)) ?? '';
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
