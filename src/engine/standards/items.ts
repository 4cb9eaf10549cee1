/** One item of a list: its statement, its bindings, its help. */
import type { ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast';

import { isBinding, readDirective } from './directives';
import type { Directive } from './directives';
import type { IKnown } from './known';
import { ownLevel } from './levels';
import type { IOwnLevel } from './levels';
import { endOf, plain, startOf } from './markdown';
import type { IMarkdown } from './markdown';
import type { ISettings } from './settings';

export interface IItem {
  node: ListItem;
  line: number;
  /** In order; those of the last paragraph after those of the first. */
  directives: Directive[];
  own: IOwnLevel | null;
  /** Markdown of the statement, without a leading level word and without bindings. */
  text: string;
  title: string;
  /** First link of the item. */
  rationale: string | null;
  /** Nodes below the statement, nested lists included. */
  rest: Nodes[];
  /** A binding that stands in the sentence, where it does not count; null: none. */
  misplaced: string | null;
}

/** Reads an item; null where it does not begin with a paragraph. */
export function readItem(
  node: ListItem,
  markdown: IMarkdown,
  settings: ISettings,
  known: IKnown,
  stages: readonly string[]
): IItem | null {
  const [first, ...rest] = node.children;
  if (first?.type !== 'paragraph') {
    return null;
  }
  const read = (code: string): Directive | null =>
    readDirective(code, known, stages);
  const head = trailing(first, read);
  const last = rest[rest.length - 1];
  const tail =
    last?.type === 'paragraph' ? trailing(last, read) : nothing(endOf(node));
  const own = ownLevel(first, settings);
  const start = own?.after ?? startOf(first);
  const text =
    head.end > start ? markdown.slice(start, head.end, column(first)) : '';
  const not = own?.not ? 'not ' : '';
  return {
    node,
    line: markdown.lineOf(node),
    directives: [...head.directives, ...tail.directives],
    own,
    text: not + tidy(text),
    title: not + tidy(withoutNotes(sentence(first, own, head.count))),
    rationale: markdown.firstLink(node),
    rest: tail.directives.length ? cut(rest, tail) : rest,
    misplaced:
      own && !head.directives.length ? misplacedIn(first.children, known) : null
  };
}

interface ITrailing {
  directives: Directive[];
  /** Children of the paragraph that they take. */
  count: number;
  /** Offset where the paragraph's own words end. */
  end: number;
}

function nothing(end: number): ITrailing {
  return { directives: [], count: 0, end };
}

/** Bindings at the end of a paragraph, with space, commas and a full stop between and after them. */
function trailing(
  paragraph: Paragraph,
  read: (code: string) => Directive | null
): ITrailing {
  const { children } = paragraph;
  const found = nothing(endOf(paragraph));
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (child.type === 'text' && /^[\s,;.]*$/.test(child.value)) {
      continue;
    }
    if (child.type === 'break') {
      continue;
    }
    const directive = child.type === 'inlineCode' ? read(child.value) : null;
    if (!directive) {
      break;
    }
    found.directives.unshift(directive);
    found.count = children.length - index;
    found.end = startOf(child);
  }
  return found;
}

/** The words of the statement: without the leading level word and the bindings. */
function sentence(
  { children }: Paragraph,
  own: IOwnLevel | null,
  taken: number
): PhrasingContent[] {
  const words = children.slice(0, children.length - taken);
  const after = own?.after;
  if (after === null || after === undefined) {
    return words;
  }
  return words.flatMap((child): PhrasingContent[] => {
    if (endOf(child) <= after) {
      return [];
    }
    return startOf(child) < after && child.type === 'text'
      ? [
          {
            ...child,
            value: child.value.slice(after - startOf(child))
          }
        ]
      : [child];
  });
}

/** Leaves the bindings of the last paragraph out of the help. */
function cut(rest: readonly Nodes[], { end }: ITrailing): Nodes[] {
  const last = rest[rest.length - 1];
  const kept = rest.slice(0, -1);
  if (!last.position || startOf(last) === end) {
    return kept;
  }
  const position = {
    ...last.position,
    end: { ...last.position.end, offset: end }
  };
  return [...kept, { ...last, position } as Nodes];
}

function misplacedIn(
  children: readonly PhrasingContent[],
  known: IKnown
): string | null {
  const code = children.find(
    child => child.type === 'inlineCode' && isBinding(child.value, known)
  );
  return code?.type === 'inlineCode' ? code.value : null;
}

function column(node: Nodes): number {
  return node.position?.start.column ?? 1;
}

/** Plain text without `[^1]`: references to footnotes are no words. */
function withoutNotes(nodes: readonly Nodes[]): string {
  return plain(
    nodes.filter(
      node =>
        !(node.type === 'linkReference' && node.identifier.startsWith('^'))
    )
  ).replace(/\[\^[^\]\s]+\]/g, '');
}

/** Without the colon or dash that joined the level word to it. */
function tidy(text: string): string {
  return text
    .trim()
    .replace(/^(?:[:–—-]\s+|：\s*)/, '')
    .trim();
}
