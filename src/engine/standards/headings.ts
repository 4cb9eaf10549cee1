/** What a heading says of the statements below it: section, level and stage. */
import type { Heading } from 'mdast';

import type { Level } from '../checks/types';
import { plain } from './markdown';
import type { IMarkdown } from './markdown';
import type { ISettings } from './settings';
import { Slugger } from './slug';

export interface IHeading {
  title: string;
  slug: string;
  line: number;
  depth: number;
  /** Of this heading or the nearest one above it that names one. */
  level: Level | null;
  stage: string | null;
  /** Whether its level is one of what not to do: `Must not`. */
  not: boolean;
}

/** `{#anchor .class}` behind a heading, as kramdown, Pandoc and VitePress read it. */
const ATTRIBUTES = /\s*\{:?\s*(?:[#.][^{}]*|[\w-]+=[^{}]*)\}\s*$/;

/** Headings from the title down to where the reader stands. */
export class Headings {
  constructor(
    private readonly _settings: ISettings,
    private readonly _stages: readonly string[]
  ) {}

  /** The one that holds what comes next. */
  current: IHeading = {
    title: '',
    slug: '',
    line: 1,
    depth: 0,
    level: null,
    stage: null,
    not: false
  };

  enter(node: Heading, markdown: IMarkdown): IHeading {
    while (this._above.length && this._last().depth >= node.depth) {
      this._above.pop();
    }
    const whole = plain(node.children);
    const title = whole.replace(ATTRIBUTES, '') || whole;
    const anchor = /^#([^\s{}]+)/.exec(
      ATTRIBUTES.exec(whole)?.[0].replace(/^\s*\{:?\s*/, '') ?? ''
    );
    const above = this._last();
    const level = this._settings.levels.find(({ word }) => begins(title, word));
    const stage = longestFirst(this._stages).find(one => begins(title, one));
    this.current = {
      title,
      slug: this._slugger.slug(anchor?.[1] ?? title),
      line: markdown.lineOf(node),
      depth: node.depth,
      level: level?.level ?? above?.level ?? null,
      stage: stage ?? above?.stage ?? null,
      not: level
        ? /^\P{L}*(?:not|never)(?!\p{L})/iu.test(
            title.trim().slice(level.word.trim().length)
          )
        : (above?.not ?? false)
    };
    this._above.push(this.current);
    return this.current;
  }

  private _last(): IHeading {
    return this._above[this._above.length - 1];
  }

  private _above: IHeading[] = [];
  private _slugger = new Slugger();
}

/** Whether a text begins with a word, in any language and case; `Gold` begins `Gold RAP`, not `Golden`. */
export function begins(text: string, word: string): boolean {
  const [whole, start] = [folded(text), folded(word)];
  return (
    start !== '' &&
    whole.startsWith(start) &&
    !/^[\p{L}\p{N}]/u.test(whole.slice(start.length))
  );
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function longestFirst(words: readonly string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length);
}
