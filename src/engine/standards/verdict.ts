import { checks } from '../checks/registry.gen';
import type {
  IBindingResult,
  ICheck,
  IFinding,
  IRunResult
} from '../checks/types';
import { readLedgers } from '../library/ledger';
import { isPython } from '../notebook/language';
import type { INotebook } from '../notebook/types';
import type { IPlan } from '../plan/types';
import type { IProject } from '../project/types';
import { isAllowed } from './allowances';
import { exempted, waivedInCode } from './exemptions';
import type { IOutcome } from './exemptions';
import { didYouMean, oneOf } from './nearest';
import { exportHash, readSignatures, signedOff } from './sign-off';
import type {
  Binding,
  IDocument,
  ISignature,
  ISignOffState,
  IStandard,
  IStandardResult,
  Status
} from './types';

export interface IVerdictInput {
  document: IDocument;
  run: IRunResult;
  plan: IPlan;
  project: IProject;
  notebook: INotebook;
  /** Stage aimed at; null: the document's own aim. */
  aim: string | null;
  /** YYYY-MM-DD */
  today: string;
}

/** What decides beside the bindings' results. */
interface ICircumstances {
  document: IDocument;
  /** Relative to the project root. */
  notebook: string;
  /** False: nothing is marked, so there is nothing to promote, to run or to sign. */
  marked: boolean;
  signatures: readonly ISignature[];
  /** Hash of what the notebook exported last. */
  code: string;
  today: string;
  /** Language of the notebook, where it is one that nothing but whole notebooks is checked of; null: Python. */
  language: string | null;
  findings: readonly IFinding[];
  /** Indexes of the findings that the code allows. */
  allowed: ReadonlySet<number>;
}

/** Worst first. */
const ORDER: readonly Status[] = [
  'failing',
  'not-run',
  'lapsed',
  'waiting',
  'switched-off',
  'waived',
  'not-checked-here',
  'nothing',
  'signed',
  'met'
];

/** A must in one of these states keeps an export a draft. */
const OPEN: ReadonlySet<Status> = new Set([
  'failing',
  'not-run',
  'waiting',
  'lapsed'
]);

/** Whether a standard that counts is still to be met. */
export function isOpen({ counts, status }: IStandardResult): boolean {
  return counts && OPEN.has(status);
}

/** Whether anything of a notebook is marked, be it in a way that can't be used. */
export function isMarked({ modules, problems }: IPlan): boolean {
  return modules.length > 0 || problems.length > 0;
}

/** What becomes of each standard on one notebook; the worst of its bindings decides. */
export function verdictOf(input: IVerdictInput): IStandardResult[] {
  const { document, run } = input;
  const circumstances = circumstancesOf(input);
  const byStandard = new Map<string, IBindingResult[]>();
  for (const result of run.bindings) {
    const list = byStandard.get(result.standard);
    if (list) {
      list.push(result);
    } else {
      byStandard.set(result.standard, [result]);
    }
  }
  const reached = stagesReached(document, input.aim);
  return document.standards.map(standard => {
    const results = byStandard.get(standard.id) ?? [];
    const outcomes = standard.bindings.map((binding, index) =>
      outcomeOf(
        standard,
        binding,
        results.find(one => one.binding === index),
        circumstances
      )
    );
    const verdict = exempted(standard, worst(outcomes), circumstances);
    const all = [...new Set(results.flatMap(one => one.findings))].sort(
      (a, b) => a - b
    );
    return {
      ...standard,
      status: verdict.status,
      reason: verdict.reason,
      signature: verdict.signature,
      signOffs: signOffsOf(standard, circumstances),
      counts:
        standard.bindings.length > 0 &&
        !verdict.later &&
        (standard.stage === null || reached.has(standard.stage)),
      findings: all.filter(index => !circumstances.allowed.has(index)),
      allowed: all.filter(index => circumstances.allowed.has(index)),
      waiver: verdict.waiver ?? null
    };
  });
}

function circumstancesOf({
  document,
  run,
  plan,
  project,
  notebook,
  today
}: IVerdictInput): ICircumstances {
  const { snapshot } = project;
  const { path, language = 'python' } = notebook;
  const { signatures } = readSignatures(snapshot);
  const exported = signatures.length
    ? (readLedgers(snapshot).get(path)?.entries ?? [])
    : [];
  return {
    document,
    notebook: path,
    marked: isMarked(plan),
    signatures,
    code: exportHash(exported),
    today,
    language: isPython(language) ? null : language,
    findings: run.findings,
    allowed: new Set(
      run.findings.flatMap((finding, index) =>
        isAllowed(finding) ? [index] : []
      )
    )
  };
}

/** Why a stage can't be aimed at, a whole sentence; null: it can. */
export function aimProblem(document: IDocument, aim: string): string | null {
  const { stages, path } = document;
  if (stages.some(stage => isSame(stage, aim))) {
    return null;
  }
  return stages.length
    ? `\`${aim}\` is no stage of ${path}; its stages are ${oneOf(stages)}.${didYouMean(aim, stages)}`
    : `${path} has no stages, so \`${aim}\` can't be aimed at.`;
}

/** Stages up to the aim; all where there is none. */
function stagesReached(document: IDocument, aim: string | null): Set<string> {
  const wanted = aim ?? document.aim;
  const last = document.stages.findIndex(
    stage => wanted !== null && isSame(stage, wanted)
  );
  return new Set(
    last < 0 ? document.stages : document.stages.slice(0, last + 1)
  );
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function signOffsOf(
  standard: IStandard,
  { signatures, notebook, marked, code, today }: ICircumstances
): ISignOffState[] {
  return standard.bindings.flatMap(binding => {
    if (binding.kind !== 'sign-off') {
      return [];
    }
    const { id, owner, expires } = binding;
    const state = marked
      ? signedOff({ standard, binding }, signatures, notebook, code, today)
      : { status: 'nothing' as const, signature: null, reason: null };
    return [{ id, owner, expires, ...state }];
  });
}

function outcomeOf(
  standard: IStandard,
  binding: Binding,
  result: IBindingResult | undefined,
  circumstances: ICircumstances
): IOutcome {
  const say = (
    status: Status,
    reason: string | null = null,
    later = false
  ): IOutcome => ({ status, reason, signature: null, later });
  if (binding.kind === 'broken') {
    return say('not-run', binding.reason);
  }
  const { signatures, notebook, marked, code, today, language } = circumstances;
  if (language !== null && isOfPython(binding)) {
    return say(
      'not-checked-here',
      `The notebook is written in ${language}, and this is checked in Python only.`
    );
  }
  if (binding.kind === 'sign-off') {
    const signOff = { standard, binding };
    return marked
      ? {
          ...signedOff(signOff, signatures, notebook, code, today),
          later: false
        }
      : say('nothing');
  }
  if (binding.kind === 'check' && binding.later) {
    return marked
      ? say('not-run', `This version has no check \`${binding.id}\` yet.`, true)
      : say('nothing');
  }
  if (!result) {
    return say('not-run', 'It was not looked at.');
  }
  const { allowed, findings } = circumstances;
  if (result.findings.some(index => !allowed.has(index))) {
    return say('failing');
  }
  if (result.findings.length) {
    return waivedInCode(result.findings.map(index => findings[index]));
  }
  if (result.notRun !== null) {
    return say('not-run', result.notRun);
  }
  if (result.nothing) {
    return say('nothing');
  }
  return result.switchedOff.length
    ? say('switched-off', switchedOff(result.switchedOff))
    : say('met');
}

function switchedOff(codes: readonly string[]): string {
  const names = oneOf(codes).replace(' or ', ' and ');
  return `${names} ${codes.length > 1 ? 'are' : 'is'} switched off in the team's ruff settings.`;
}

/** The worst outcome, with what all of that status say. A check that is not there yet outranks no other open one. */
function worst(outcomes: readonly IOutcome[]): IOutcome {
  if (!outcomes.length) {
    return {
      status: 'nothing',
      reason: 'Nothing is bound to it: people read it.',
      signature: null,
      later: false
    };
  }
  const rank = ({ status, later }: IOutcome): number =>
    later ? ORDER.indexOf('switched-off') - 0.5 : ORDER.indexOf(status);
  const least = Math.min(...outcomes.map(rank));
  const all = outcomes.filter(one => rank(one) === least);
  const reasons = [...new Set(all.flatMap(one => one.reason ?? []))];
  return { ...all[0], reason: reasons.join(' ') || null };
}

/** Whether a binding looks at Python code: whole notebooks, projects and people are of any language. */
function isOfPython(binding: Binding): boolean {
  if (binding.kind !== 'check') {
    return binding.kind === 'ruff';
  }
  const check = (checks as readonly ICheck[]).find(
    ({ id }) => id === binding.id
  );
  return !(check?.wholeNotebook || check?.onProject);
}
