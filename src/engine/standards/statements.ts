/** The statements, prose and waivers of one document's Markdown. */
import type { List, ListItem, Nodes } from 'mdast';

import type { Level } from '../checks/types';
import { Headings } from './headings';
import type { IHeading } from './headings';
import { readItem } from './items';
import type { IItem } from './items';
import type { IKnown } from './known';
import { isFootnote, parseMarkdown, plain } from './markdown';
import type { IMarkdown } from './markdown';
import { isNavigation } from './set-apart';
import type { ISettings } from './settings';
import type {
  Binding,
  INotApplicable,
  IReading,
  ISection,
  IStandard,
  IWaiver
} from './types';

/** A statement before documents are put together. */
export interface IStatement extends IStandard {
  /** Whether its id is the name of a check or a sign-off that the document wrote, and not a slug. */
  named: boolean;
  /** Reason for lowering an inherited must. */
  because: string | null;
}

export interface IStatements {
  title: string;
  sections: ISection[];
  statements: IStatement[];
  waivers: IWaiver[];
  notApplicable: INotApplicable[];
  readings: IReading[];
  problems: { line: number; message: string }[];
}

export interface IReadOptions {
  settings: ISettings;
  /** Stages of the whole, which the document may have inherited. */
  stages: readonly string[];
  known: IKnown;
  /** As `IStandard.source`. */
  source: string;
}

/** Reads the Markdown of a document; `linesAbove`: those of its front matter. */
export function readStatements(
  body: string,
  linesAbove: number,
  options: IReadOptions
): IStatements {
  return new Reader(parseMarkdown(body, linesAbove), options).read();
}

/** Paragraphs that are named one by one where they are not read. */
const MOST_SKIPPED = 3;

/** More are no document that a team reads. */
const MOST_STATEMENTS = 2_000;

class Reader {
  constructor(
    private readonly _markdown: IMarkdown,
    private readonly _options: IReadOptions
  ) {
    const { settings, stages } = _options;
    this._headings = new Headings(settings, stages);
  }

  read(): IStatements {
    this._section(this._headings.current);
    for (const node of this._markdown.root.children) {
      if (node.type === 'heading') {
        const heading = this._headings.enter(node, this._markdown);
        this._result.title ||= heading.depth === 1 ? heading.title : '';
        this._section(heading);
      } else if (node.type === 'list') {
        this._prose.push(...this._list(node, false));
      } else if (node.type !== 'definition' || isFootnote(node)) {
        this._prose.push(this._block(node));
      }
    }
    this._closeSection();
    const { skipped } = this._markdown;
    skipped.slice(0, MOST_SKIPPED).forEach((line, index) => {
      const more = skipped.length - MOST_SKIPPED;
      const rest =
        more > 0 && index === MOST_SKIPPED - 1
          ? ` So are ${more} more below.`
          : '';
      this._problem(
        line,
        `This paragraph is not read: it holds thousands of marks or a hundred lists in one another. Split it.${rest}`
      );
    });
    this._result.sections = this._result.sections.filter(
      section => section.title !== '' || section.prose !== ''
    );
    return this._result;
  }

  /** Reads the items of a list; returns the Markdown of what is no statement. */
  private _list(list: List, inStatement: boolean): string[] {
    const left: string[] = [];
    let whole = true;
    for (const node of list.children) {
      const before = this._result.statements.length;
      const kept = this._item(node, inStatement);
      whole &&= kept === null && this._result.statements.length === before;
      left.push(...(kept ?? [this._markdown.sliceOf(node)]));
    }
    return whole ? [this._markdown.sliceOf(list)] : left;
  }

  /** Reads an item and those in it; null: all of it is prose. */
  private _item(node: ListItem, inStatement: boolean): string[] | null {
    const { settings, known, stages } = this._options;
    const item = readItem(node, this._markdown, settings, known, stages);
    const place = this._reading(node, item);
    if (item && this._waivers(item, place)) {
      return [];
    }
    if (item?.misplaced) {
      this._problem(
        item.line,
        `\`${item.misplaced}\` binds nothing here: a binding stands at the end of its item.`
      );
    }
    const isStatement = item !== null && this._isStatement(item, inStatement);
    const rest = item ? item.rest : node.children;
    const inner = rest.map(child =>
      child.type === 'list'
        ? this._list(child, inStatement || isStatement).join('\n')
        : this._markdown.sliceOf(child)
    );
    if (isStatement) {
      const help = inner.filter(Boolean).join('\n\n').trim();
      place.standard = this._statement(item, help);
      place.as = 'statement';
      return [];
    }
    const lists = rest.filter(child => child.type === 'list');
    const untouched = lists.every(
      list => inner[rest.indexOf(list)] === this._markdown.sliceOf(list)
    );
    return untouched
      ? null
      : [item?.text ? `- ${item.text}` : '', ...inner].filter(Boolean);
  }

  private _isStatement(item: IItem, inStatement: boolean): boolean {
    if (this._result.statements.length >= MOST_STATEMENTS) {
      return false;
    }
    if (item.directives.some(one => one.kind === 'binding')) {
      return true;
    }
    if (inStatement || !item.title) {
      return false;
    }
    const isUnmarked =
      item.own === null && typeof item.node.checked !== 'boolean';
    if (isUnmarked && this._isNone(item)) {
      return false;
    }
    switch (this._options.settings.statements) {
      case 'all':
        return true;
      case 'tasks':
        return typeof item.node.checked === 'boolean';
      default:
        return item.own !== null || this._headings.current.level !== null;
    }
  }

  /** What no list of statements would hold: a table of contents, what a fence of a site generator sets apart. */
  private _isNone({ node, title }: IItem): boolean {
    return (
      !/[\p{L}\p{N}]/u.test(title) ||
      isNavigation(node, this._headings.current.title) ||
      this._markdown.isFenced(node)
    );
  }

  /** Adds the statement; returns its id. */
  private _statement(item: IItem, help: string): string {
    const { settings, stages, source } = this._options;
    const heading = this._headings.current;
    const bindings: Binding[] = [];
    let stage: string | null = null;
    let because: string | null = null;
    for (const one of item.directives) {
      if (one.kind !== 'binding') {
        continue;
      }
      bindings.push(one.binding);
      stage ??= one.stage;
      because ??= one.because;
      if (one.binding.kind === 'broken') {
        this._problem(item.line, one.binding.reason);
      }
    }
    const name = bindings.map(nameOf).find(Boolean) ?? null;
    const id = this._id(name, heading);
    if (!bindings.length && settings.unbound === 'sign-off') {
      const owner = settings.owner;
      bindings.push({ kind: 'sign-off', id, owner, expires: null });
    }
    const level: Level = item.own?.level ?? heading.level ?? settings.default;
    const not = item.own === null && heading.not ? 'not ' : '';
    this._result.statements.push({
      id,
      named: name !== null,
      level,
      stage: stage ?? heading.stage ?? stages[0] ?? null,
      section: heading.title,
      line: item.line,
      text: not + (item.text || item.title || id),
      title: not + (item.title || id),
      help,
      rationale: item.rationale,
      bindings,
      because,
      source
    });
    return id;
  }

  /** The name, else heading and number; a second one of the same id gets a number too. */
  private _id(name: string | null, heading: IHeading): string {
    const base = name ?? (heading.slug || 'statement');
    const number = this._next(base);
    let id = name !== null && !this._ids.has(name) ? name : `${base}-${number}`;
    while (this._ids.has(id)) {
      id = `${base}-${this._next(base)}`;
    }
    this._ids.add(id);
    return id;
  }

  private _next(base: string): number {
    const next = (this._counts.get(base) ?? 0) + 1;
    this._counts.set(base, next);
    return next;
  }

  /** Reads `waive:` and `not-applicable:`; whether the item is one of them. */
  private _waivers(item: IItem, reading: IReading): boolean {
    const { source } = this._options;
    const { line, title: reason } = item;
    let found = false;
    for (const one of item.directives) {
      if (one.kind === 'waive') {
        const { id, until, for: glob, by } = one;
        this._result.waivers.push({
          id,
          until,
          for: glob,
          by,
          reason,
          line,
          source
        });
        reading.as = 'waiver';
        reading.standard = id;
      } else if (one.kind === 'not-applicable') {
        this._result.notApplicable.push({ id: one.id, reason, line, source });
        reading.as = 'not-applicable';
        reading.standard = one.id;
      } else if (one.kind === 'broken-waiver') {
        this._problem(line, one.reason);
      } else {
        continue;
      }
      found = true;
    }
    return found && !item.directives.some(one => one.kind === 'binding');
  }

  private _reading(node: ListItem, item: IItem | null): IReading {
    const [first] = node.children;
    const reading: IReading = {
      line: this._markdown.lineOf(node),
      text: item?.title || (first ? plain(first) : ''),
      as: 'prose',
      standard: null
    };
    this._result.readings.push(reading);
    return reading;
  }

  private _block(node: Nodes): string {
    this._result.readings.push({
      line: this._markdown.lineOf(node),
      text: plain(node).slice(0, 200),
      as: 'prose',
      standard: null
    });
    return this._markdown.sliceOf(node);
  }

  private _section({ title, slug, line, depth }: IHeading): void {
    this._closeSection();
    const { source } = this._options;
    this._result.sections.push({ title, slug, line, depth, prose: '', source });
  }

  private _closeSection(): void {
    const { sections } = this._result;
    const last = sections[sections.length - 1];
    if (last) {
      last.prose = this._prose.filter(Boolean).join('\n\n');
    }
    this._prose = [];
  }

  private _problem(line: number, message: string): void {
    this._result.problems.push({ line, message });
  }

  private readonly _headings: Headings;
  private _prose: string[] = [];
  private _ids = new Set<string>();
  private _counts = new Map<string, number>();
  private _result: IStatements = {
    title: '',
    sections: [],
    statements: [],
    waivers: [],
    notApplicable: [],
    readings: [],
    problems: []
  };
}

function nameOf(binding: Binding): string | null {
  return binding.kind === 'check' || binding.kind === 'sign-off'
    ? binding.id
    : null;
}
