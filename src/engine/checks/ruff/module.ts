import { locate } from '../../plan/map';
import type { IModule } from '../../plan/types';
import type { IRuff } from '../../project/ruff';
import type { IRuffSettings } from '../../project/types';
import { Lines } from '../../report/positions';
import { selects } from './rules';
import type { ICellRange, ILinter, ILintMessage, IProof } from '../types';

/** A message of ruff about an assembled module, at the cell it comes from. */
export interface ILocated {
  module: IModule;
  code: string;
  message: string;
  /** Null where the plan wrote the place. */
  cell: string | null;
  range: ICellRange | null;
  /** What ruff would change, in the module's text; null: it has no fix. */
  fix: IModuleFix | null;
}

export interface IModuleFix {
  title: string;
  safe: boolean;
  /** UTF-16 offsets [start, end) of the module's text. */
  edits: { start: number; end: number; text: string }[];
}

export interface IModuleLint {
  /** Of the rules that are bound by name. */
  bound: ILocated[];
  /** Of the team's own selection. */
  configured: ILocated[];
  /** Undefined names and syntax errors. */
  proof: IProof[];
}

/** Of names that a star import may make (F405) the plan speaks. */
const PROOF = ['F821', 'F822'];
const SYNTAX = 'invalid-syntax';

/**
 * What is put right when the module is written (import order, line length,
 * white space, quotes, trailing commas): never said of a cell.
 */
const WRITTEN = ['I', 'E1', 'E2', 'E3', 'E501', 'W', 'Q00', 'COM8'];

export function isPutRight(code: string): boolean {
  return WRITTEN.some(selector => selects(selector, code));
}

/**
 * Checks one module: once by the rules bound and those of the proof, once more
 * where a standard binds the team's own selection, and once more where comments
 * silence rules (they may not silence the proof). `codes` are whole codes.
 */
export function lintModule(
  linter: ILinter,
  module: IModule,
  ruff: IRuff,
  codes: readonly string[],
  configured: boolean
): IModuleLint {
  const lines = new Lines(module.text);
  const located = (message: ILintMessage): ILocated =>
    locatedIn(module, lines, message);
  const settings = selecting(ruff.settings, [...codes, ...PROOF]);
  const messages = linter.lint(module.text, settings).map(located);
  const audible = withoutSilencing(module.text);
  const proof =
    audible === module.text
      ? messages
      : linter.lint(audible, selecting(ruff.settings, PROOF)).map(located);
  return {
    bound: messages.filter(({ code }) => codes.includes(code)),
    configured: configured
      ? linter
          .lint(module.text, ruff.settings)
          .map(located)
          .filter(
            ({ code }) =>
              code !== SYNTAX &&
              !isPutRight(code) &&
              !ruff.ignoredForFile.some(selector => selects(selector, code))
          )
      : [],
    proof: proof
      .filter(({ code }) => code === SYNTAX || PROOF.includes(code))
      .map(one => proofOf(one))
      .filter(({ name, code }) => code !== 'F821' || !isPresent(module, name))
  };
}

/** The team's settings with exactly these rules. */
function selecting(
  settings: IRuffSettings,
  select: readonly string[]
): IRuffSettings {
  const lint = { ...(settings.lint as IRuffSettings | undefined) };
  delete lint['extend-select'];
  delete lint.ignore;
  return { ...settings, lint: { ...lint, select: [...new Set(select)] } };
}

/** Takes the meaning from `# noqa` and `# ruff: …` at equal length. */
function withoutSilencing(text: string): string {
  return text
    .replace(/\bnoqa\b/gi, 'n0qa')
    .replace(/#(\s*)(ruff|flake8):/gi, '#$1$2;');
}

function locatedIn(
  module: IModule,
  lines: Lines,
  message: ILintMessage
): ILocated {
  const start = lines.offset(message.startRow, message.startColumn);
  const end = lines.offset(message.endRow, message.endColumn);
  const from = locate(module, start);
  // The end of a run of text belongs to it, not to what follows.
  const to = end > start ? locate(module, end - 1) : from;
  return {
    module,
    code: message.code ?? SYNTAX,
    message: message.message,
    cell: from?.cell ?? null,
    range: from && {
      start: from.offset,
      end:
        to && to.cell === from.cell && to.offset >= from.offset
          ? to.offset + (end > start ? 1 : 0)
          : from.offset
    },
    fix: message.fix && fixOf(message.fix, lines)
  };
}

function fixOf(
  { title, applicability, edits }: NonNullable<ILintMessage['fix']>,
  lines: Lines
): IModuleFix {
  return {
    title: title ?? 'Apply the fix of ruff',
    safe: applicability === 'safe',
    edits: edits
      .map(edit => ({
        start: lines.offset(edit.startRow, edit.startColumn),
        end: lines.offset(edit.endRow, edit.endColumn),
        text: edit.text
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end)
  };
}

function proofOf({ module, code, message, cell, range }: ILocated): IProof {
  return {
    module: module.module,
    code: code as IProof['code'],
    name: /`([^`]+)`/.exec(message)?.[1] ?? '',
    message,
    cell,
    range
  };
}

function isPresent(module: IModule, name: string): boolean {
  return module.present.includes(name);
}
