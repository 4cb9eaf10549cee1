/** What closes the gate whatever the document says or waives. */
import { checks } from '../checks/registry.gen';
import type { ICheck, IFinding, IProof } from '../checks/types';
import type { IChangeSet, ITestRun } from '../library/types';
import type { IPlan } from '../plan/types';
import { render } from '../report/render';
import type { CellName, ISentence } from '../report/render';
import {
  blockerSentence,
  gateSentence,
  markSentence
} from '../report/sentences';
import { isAllowed } from './allowances';
import type { IGateReason } from './types';

export interface IStopsInput {
  plan: IPlan;
  changes: IChangeSet;
  findings: readonly IFinding[];
  /** The run of exactly this plan; null: not run, which stops nothing. */
  tests: ITestRun | null;
  cellName: CellName;
  /** Undefined names and syntax errors of the assembled modules, where ruff was there. */
  proof?: readonly IProof[] | null;
}

/** One reason for each thing that stops the export, each a whole sentence. */
export function stopsOf(input: IStopsInput): IGateReason[] {
  const { plan, changes, findings, tests, cellName, proof } = input;
  const say = ({ template, args }: ISentence): string =>
    render(template, args, cellName);
  const reasons: IGateReason[] = [
    ...secrets(findings, say),
    ...plan.problems.map((problem): IGateReason => ({
      kind: 'mark',
      message: say(markSentence(problem)),
      cell: problem.cell
    })),
    ...plan.modules
      .flatMap(module => module.symbols)
      .flatMap(symbol => symbol.blockers)
      .map((blocker): IGateReason => ({
        kind: 'blocker',
        message: say(blockerSentence(blocker)),
        cell: blocker.cell
      })),
    ...unproven(plan, proof ?? [], say),
    ...changes.conflicts.map((conflict): IGateReason => ({
      kind: conflict.reason === 'no-library' ? 'no-library' : 'conflict',
      message: conflict.message
    })),
    ...(tests ? failures(tests, say) : [])
  ];
  const messages = reasons.map(one => one.message);
  return reasons.filter(
    (one, index) => messages.indexOf(one.message) === index
  );
}

function secrets(
  findings: readonly IFinding[],
  say: (sentence: ISentence) => string
): IGateReason[] {
  const closing = (checks as readonly ICheck[])
    .filter(check => check.closesGate)
    .map(check => check.id);
  return findings.flatMap(finding => {
    const { check, cell } = finding;
    return cell !== null && closing.includes(check) && !isAllowed(finding)
      ? [
          {
            kind: 'secret',
            message: say(gateSentence('secret', { cell: { cell } })),
            cell
          }
        ]
      : [];
  });
}

/** Names and syntax that ruff refuses; a name that is a blocker already is said once. */
function unproven(
  plan: IPlan,
  proof: readonly IProof[],
  say: (sentence: ISentence) => string
): IGateReason[] {
  const blocked = new Set(
    plan.modules.flatMap(module =>
      module.symbols.flatMap(symbol =>
        symbol.blockers.map(blocker => `${module.module} ${blocker.name}`)
      )
    )
  );
  return proof
    .filter(
      ({ module, name, code }) =>
        // What `__all__` promises in vain keeps nothing from being imported.
        code !== 'F822' && !blocked.has(`${module} ${name}`)
    )
    .map(({ module, code, name, message, cell }): IGateReason => {
      const place = cell === null ? module : { cell };
      const kind = code === 'invalid-syntax' ? 'syntax' : 'undefined';
      const sentence = gateSentence(kind, {
        module,
        name,
        error: message,
        cell: place
      });
      return { kind, message: say(sentence), ...(cell ? { cell } : {}) };
    });
}

function failures(
  { imports, tests }: ITestRun,
  say: (sentence: ISentence) => string
): IGateReason[] {
  return [
    ...imports.flatMap(({ importName, error }): IGateReason[] =>
      error === null
        ? []
        : [
            {
              kind: 'import-failed',
              message: say(
                gateSentence('import-failed', { module: importName, error })
              )
            }
          ]
    ),
    ...tests
      .filter(
        ({ outcome, failedBefore }) =>
          (outcome === 'failed' || outcome === 'error') && !failedBefore
      )
      .map(({ id }): IGateReason => ({
        kind: 'test-failed',
        message: say(gateSentence('test-failed', { test: id }))
      }))
  ];
}
