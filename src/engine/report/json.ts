import type { INotebook } from '../notebook/types';
import type { IFix } from '../refactor/types';
import type { IPlan } from '../plan/types';
import { numberedCells, render } from './render';
import type { CellName, ISentence } from './render';
import type { IChecked, IPlacedFinding } from './checked';
import type { IFormatOptions } from './formats';
import { verdictOn } from './verdict';
import { blockerSentence, markSentence, warningSentence } from './sentences';

/** `check --format json`; `docs/schemas/check.schema.json` says what it holds. */
export function checkJson(
  checked: readonly IChecked[],
  { unreadable }: Pick<IFormatOptions, 'unreadable'> = { unreadable: [] }
): string {
  const verdict = verdictOn(checked);
  return written({
    schema: 1,
    // Notebooks without a mark have no gate, and nothing to keep in.
    gate: verdict.gate === 'none' ? 'open' : verdict.gate,
    reasons: verdict.reasons,
    notebooks: verdict.notebooks,
    unreadable,
    standards: verdict.standards.map(
      ({ id, level, stage, section, line, status, findings, ...rest }) => ({
        id,
        level,
        stage,
        section,
        line,
        status,
        findings,
        title: rest.title,
        source: rest.source,
        counts: rest.counts,
        reason: rest.reason,
        signedBy: rest.signature && rest.signature.who,
        signedOn: rest.signature && rest.signature.when,
        allowed: rest.allowed,
        waiver: rest.waiver
      })
    ),
    findings: verdict.findings.map(findingJson),
    lowered: checked[0]?.document.lowered ?? [],
    inCode: verdict.inCode.map(
      ({ notebook, cell, index, line, ids, allowance }) => ({
        kind: allowance ? 'waiver' : 'noqa',
        notebook,
        cell,
        index,
        line,
        ids,
        until: allowance && allowance.until,
        reason: allowance && allowance.reason,
        used: allowance ? allowance.used : null,
        problem: allowance && allowance.problem
      })
    )
  });
}

function findingJson({
  finding,
  index,
  from,
  to,
  message
}: IPlacedFinding): unknown {
  return {
    check: finding.check,
    level: finding.level,
    notebook: finding.notebook,
    cell: finding.cell,
    index,
    line: from?.line ?? null,
    column: from?.column ?? null,
    endLine: to?.line ?? null,
    endColumn: to?.column ?? null,
    message,
    fix: finding.fix ? fixJson(finding.fix) : null,
    projectFix: finding.projectFix
      ? {
          title: finding.projectFix.title,
          files: finding.projectFix.files.map(({ path, hash, text }) => ({
            path,
            hash,
            text
          }))
        }
      : null,
    symbol: finding.symbol ?? null,
    standards: finding.standards,
    waiver: finding.waiver ?? null
  };
}

function fixJson({ title, safe, edits, marks, inserts, offer }: IFix): unknown {
  return {
    title,
    edits,
    safe,
    marks,
    ...(inserts && { inserts }),
    ...(offer && { offer })
  };
}

/** `plan --format json`; `docs/schemas/plan.schema.json` says what it holds. */
export function planJson(notebook: INotebook, plan: IPlan): string {
  const cellName = numberedCells(notebook);
  const said = sayer(cellName);
  return written({
    schema: 1,
    notebook: plan.notebook,
    modules: plan.modules.map(module => ({
      module: module.module,
      path: module.path,
      role: module.role,
      text: module.text,
      symbols: module.symbols.map(symbol => ({
        name: symbol.name,
        kind: symbol.kind,
        cell: symbol.cell,
        index: symbol.index + 1,
        status: symbol.status,
        brings: symbol.brings.map(({ name, kind, cell }) => ({
          name,
          kind,
          cell
        })),
        blockers: symbol.blockers.map(blocker => ({
          name: blocker.name,
          reason: blocker.reason,
          cell: blocker.cell,
          remedies: blocker.remedies.map(({ kind }) => kind),
          message: said(blockerSentence(blocker))
        })),
        title: symbol.title,
        marked: symbol.marked
      }))
    })),
    problems: plan.problems.map(problem => ({
      code: problem.code,
      cell: problem.cell,
      message: said(markSentence(problem))
    })),
    warnings: plan.warnings.map(warning => ({
      kind: warning.kind,
      name: warning.name,
      cell: warning.cell,
      message: said(warningSentence(warning))
    }))
  });
}

function sayer(cellName: CellName): (sentence: ISentence) => string {
  return ({ template, args }) => render(template, args, cellName);
}

function written(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
