import { fileAt, textAt } from '../project/files';
import { namedStandards } from '../project/project';
import { lineOfKey } from '../project/toml-lines';
import { tomlAt } from '../project/toml';
import type { IConfigurationProblem, ISnapshot } from '../project/types';
import { chainOf } from './extends';
import type { IChain } from './extends';
import { isOurs, splitFrontMatter } from './front-matter';
import type { IKnown } from './known';
import {
  administratorsLocked,
  administratorsSource,
  missingLocked
} from './locks';
import { didYouMean } from './nearest';
import { override } from './overrides';
import type { IMerged } from './overrides';
import { builtIn, sourceOf } from './sources';
import type { ISource, ISourceProblem } from './sources';
import { readStatements } from './statements';
import type { IStatement, IStatements } from './statements';
import type { IDocument, IStandard } from './types';

/** `IDocument.path` where the project has no document of its own. */
export const BUILT_IN = 'built-in default';

const UNTITLED = 'Standards';

/** Where a document is looked for when pyproject.toml names none. */
const PLACES = ['STANDARDS.md', 'docs/STANDARDS.md'];

/**
 * The standards of a project: its own document and what it extends, else the
 * administrator's, else the built-in default. What can't be read is a problem
 * with its line, and the rest works.
 */
export function readDocument(snapshot: ISnapshot, known: IKnown): IDocument {
  const found = ownSource(snapshot);
  const fallback = administratorsSource(snapshot) ?? builtIn('default');
  const own = found.source ?? fallback;
  const document = documentOf(own as ISource, snapshot, known);
  document.problems.unshift(...found.problems);
  if (!found.source) {
    document.own = false;
    document.foreign = found.foreign;
    document.library = null;
    document.tests = null;
    document.owner = null;
    if (document.path === 'pack default') {
      document.path = BUILT_IN;
    }
  }
  return document;
}

interface IFound {
  source: ISource | null;
  foreign: string | null;
  problems: IConfigurationProblem[];
}

function ownSource(snapshot: ISnapshot): IFound {
  const named = namedStandards(snapshot);
  const there = PLACES.filter(place => fileAt(snapshot, place));
  const path =
    named ??
    there.find(place =>
      isOurs(splitFrontMatter(textAt(snapshot, place) ?? ''))
    ) ??
    there[0] ??
    null;
  const file = path === null ? undefined : fileAt(snapshot, path);
  if (path === null) {
    return { source: null, foreign: null, problems: [] };
  }
  if (!file) {
    const { text } = tomlAt(snapshot, 'pyproject.toml');
    const line = text && lineOfKey(text, ['tool', 'promote', 'standards']);
    const message = `\`standards = "${path}"\` names a file that is not there; the built-in default is used.`;
    return {
      source: null,
      foreign: null,
      problems: [
        {
          path: 'pyproject.toml',
          line: line || null,
          message,
          severity: 'error'
        }
      ]
    };
  }
  if (file.text === null) {
    const message = `${file.problem ?? `${path} could not be read.`} The built-in default is used.`;
    return {
      source: null,
      foreign: null,
      problems: [{ path, line: null, message, severity: 'error' }]
    };
  }
  // A document that pyproject.toml names is ours, whatever it holds.
  const isMeant =
    named !== null ||
    isOurs(splitFrontMatter(file.text.replace(/^\ufeff/, '')));
  return isMeant
    ? { source: sourceOf(path, file.text, true), foreign: null, problems: [] }
    : { source: null, foreign: path, problems: [] };
}

function documentOf(
  own: ISource,
  snapshot: ISnapshot,
  known: IKnown
): IDocument {
  const chain = chainOf(own, snapshot);
  const locked = new Set(snapshot.administration.locked);
  const fixed = administratorsLocked(snapshot, known, chain.stages);
  let merged: IMerged = { statements: fixed, lowered: [], problems: [] };
  const parts = chain.sources.map(source => {
    const part = readStatements(source.parts.body, source.parts.linesAbove, {
      settings: source.settings,
      stages: chain.stages,
      known,
      source: source.name
    });
    const ids = new Set(merged.statements.map(one => one.id));
    merged = source.isFile
      ? override(
          withLocked(merged, missingLocked(snapshot, known, chain.stages, ids)),
          part.statements,
          locked
        )
      : // Packs are the administrator's to install: what they say of one another holds.
        override(merged, part.statements, new Set(fixed.map(one => one.id)));
    return part;
  });
  const mine = parts[parts.length - 1];
  const ids = new Set(merged.statements.map(one => one.id));
  const statements = [
    ...merged.statements,
    ...missingLocked(snapshot, known, chain.stages, ids)
  ];
  const { settings } = own;
  const document: IDocument = {
    path: own.name,
    own: true,
    foreign: null,
    title: mine.title || settings.title || UNTITLED,
    keyLines: settings.lines,
    library: settings.library,
    tests: settings.tests,
    stages: chain.stages,
    aim: chain.aim,
    gate: chain.gate,
    owner: settings.owner,
    note: settings.note,
    noteTemplate: settings.noteTemplate,
    reviewed: settings.reviewed,
    reviewIn: settings.reviewIn,
    appliesTo: settings.appliesTo,
    extends: chain.sources.slice(0, -1).map(source => source.name),
    sections: sectionsOf(parts, statements),
    standards: ordered(statements, own.name).map(standardOf),
    waivers: [],
    notApplicable: [],
    lowered: merged.lowered,
    readings: mine.readings,
    problems: problemsOf(chain, parts, merged)
  };
  exempt(document, parts, locked);
  return document;
}

function withLocked(merged: IMerged, found: IStatement[]): IMerged {
  return found.length
    ? { ...merged, statements: [...merged.statements, ...found] }
    : merged;
}

/** The document's own sections, then those of what it extends that still hold a statement. */
function sectionsOf(
  parts: readonly IStatements[],
  statements: readonly IStatement[]
): IDocument['sections'] {
  const inherited = parts
    .slice(0, -1)
    .flatMap(part =>
      part.sections.filter(section =>
        statements.some(
          one => one.source === section.source && one.section === section.title
        )
      )
    );
  return [...parts[parts.length - 1].sections, ...inherited];
}

/** The document's own statements as it has them, then the inherited ones. */
function ordered(statements: readonly IStatement[], own: string): IStatement[] {
  return [
    ...statements.filter(one => one.source === own),
    ...statements.filter(one => one.source !== own)
  ];
}

function standardOf({ named, because, ...standard }: IStatement): IStandard {
  return standard;
}

function problemsOf(
  chain: IChain,
  parts: readonly IStatements[],
  merged: IMerged
): IConfigurationProblem[] {
  const located = (
    path: string,
    { line, message, severity }: ISourceProblem
  ): IConfigurationProblem => ({ path, line, message, severity });
  const own = chain.sources.flatMap((source, index) => [
    ...source.problems.map(problem => located(source.name, problem)),
    ...parts[index].problems.map(problem =>
      located(source.name, { ...problem, severity: 'warning' })
    )
  ]);
  return [
    ...own,
    ...merged.problems.map(({ source, line, message }) =>
      located(source, { line, message, severity: 'warning' })
    )
  ];
}

/** Takes over waivers and what is not applicable, except of locked and unknown statements. */
function exempt(
  document: IDocument,
  parts: readonly IStatements[],
  locked: ReadonlySet<string>
): void {
  const ids = document.standards.map(one => one.id);
  const holds = (one: {
    id: string;
    line: number;
    source: string;
  }): boolean => {
    const isLocked = locked.has(one.id);
    if (!isLocked && ids.includes(one.id)) {
      return true;
    }
    document.problems.push({
      path: one.source,
      line: one.line,
      message: isLocked
        ? `\`${one.id}\` is locked by your administrator and can't be waived.`
        : `There is no statement \`${one.id}\` to waive.${didYouMean(one.id, ids)}`,
      severity: 'warning'
    });
    return false;
  };
  document.waivers = parts.flatMap(part => part.waivers).filter(holds);
  document.notApplicable = parts
    .flatMap(part => part.notApplicable)
    .filter(holds);
}
