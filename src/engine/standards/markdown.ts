import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toString } from 'mdast-util-to-string';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

import { withoutTraps } from './traps';

export interface IMarkdown {
  root: Root;
  /** 1-based line of a node in the whole file. */
  lineOf(node: Nodes): number;
  /** Markdown of a range as it stands, taken out of its list, with reference links written out. */
  slice(start: number, end: number, column?: number): string;
  /** The same of a node. */
  sliceOf(node: Nodes): string;
  /** Address of the first link in a node, null without one. */
  firstLink(node: Nodes): string | null;
  /** Lines that were left out because reading them would take too long. */
  skipped: number[];
  /** Whether a node stands between fences of MyST, Quarto, Pandoc or VitePress: `::: note` and `:::`. */
  isFenced(node: Nodes): boolean;
}

/** Text of nodes without its marks, in one line. */
export function plain(nodes: Nodes | readonly Nodes[]): string {
  return toString(nodes, { includeHtml: false, includeImageAlt: false })
    .replace(/\s+/g, ' ')
    .trim();
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

/** All nodes below a node, itself first, in the order of the text. */
export function* within(node: Nodes): Generator<Nodes> {
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if ('children' in next) {
      open.push(...[...next.children].reverse());
    }
  }
}

/** Parses Markdown (CommonMark and GitHub's task lists; tables and fences of others are prose). `linesAbove`: lines of the file above it. */
export function parseMarkdown(body: string, linesAbove: number): IMarkdown {
  const { text, skipped, fenced } = withoutTraps(body);
  const root = fromMarkdown(text, {
    extensions: [gfmTaskListItem()],
    mdastExtensions: [gfmTaskListItemFromMarkdown()]
  });
  const definitions = new Map<string, Definition>();
  const references: { at: number; end: number; text: string }[] = [];
  for (const node of within(root)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  }
  for (const node of within(root)) {
    const target =
      node.type === 'linkReference'
        ? definitions.get(node.identifier)
        : undefined;
    if (node.type === 'linkReference' && target && !isFootnote(target)) {
      const last = node.children[node.children.length - 1];
      // After the bracket that closes the text of the link.
      const at = last ? endOf(last) + 1 : endOf(node);
      references.push({ at, end: endOf(node), text: address(target) });
    }
  }

  const slice = (start: number, end: number, column = 1): string => {
    let result = '';
    let from = start;
    for (const reference of references) {
      if (reference.at >= from && reference.end <= end) {
        result += text.slice(from, reference.at) + reference.text;
        from = reference.end;
      }
    }
    return dedented(result + text.slice(from, end), column);
  };
  return {
    root,
    lineOf: node => (node.position?.start.line ?? 1) + linesAbove,
    slice,
    sliceOf: node =>
      slice(startOf(node), endOf(node), node.position?.start.column),
    firstLink: node => {
      for (const inner of within(node)) {
        const target =
          inner.type === 'link'
            ? inner
            : inner.type === 'linkReference'
              ? definitions.get(inner.identifier)
              : undefined;
        if (
          target &&
          !(target.type === 'definition' && isFootnote(target)) &&
          isPlace(target.url)
        ) {
          return target.url;
        }
      }
      return bareLink(text.slice(startOf(node), endOf(node)));
    },
    skipped: skipped.map(line => line + linesAbove),
    isFenced: node => {
      const line = node.position?.start.line ?? 0;
      return fenced.some(([first, last]) => first < line && line < last);
    }
  };
}

/** Whether an address is one to go to: a page or a file, never a script. */
function isPlace(url: string): boolean {
  const scheme = /^[^/?#]*?:/.exec(url.replace(/[\s\p{Cc}]/gu, ''))?.[0];
  return scheme === undefined || /^(?:https?|mailto):$/i.test(scheme);
}

/** `[^1]: …` is a footnote, which is no part of CommonMark. */
export function isFootnote(definition: Definition): boolean {
  return definition.identifier.startsWith('^');
}

function address(definition: Definition): string {
  const title = definition.title
    ? ` "${definition.title.replace(/["\\]/g, '\\$&')}"`
    : '';
  const url = definition.url.replace(/[<>]/g, encodeURIComponent);
  return `(<${url}>${title})`;
}

function bareLink(text: string): string | null {
  return (
    /https?:\/\/[^\s<>`)\]]+/.exec(text)?.[0].replace(/[.,;:!?]+$/, '') ?? null
  );
}

/** Line ends as `\n`, and continuation lines without the indent of the list they stood in. */
function dedented(text: string, column: number): string {
  const [first, ...rest] = text.split(/\r\n|\n|\r/);
  const indent = new RegExp(`^[ \\t]{0,${column - 1}}`);
  return [first, ...rest.map(line => line.replace(indent, ''))].join('\n');
}
