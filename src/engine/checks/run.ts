/** Every binding of a document on one notebook, in steps between which a worker can breathe. */
import type { IModule } from '../plan/types';
import { isSwitchedOff } from '../project/ruff';
import type { IRuff } from '../project/ruff';
import type {
  Binding,
  ICheckBinding,
  IDocument,
  IRuffBinding,
  ISignOffBinding,
  IStandard
} from '../standards/types';
import { contextOf } from './context';
import type { IContextInput } from './context';
import { Collected } from './collected';
import { checks } from './registry.gen';
import { folded } from './ruff/fold';
import { isPutRight, lintModule } from './ruff/module';
import type { IModuleLint } from './ruff/module';
import { rulesOf } from './ruff/rules';
import type {
  IBindingResult,
  ICheck,
  ICheckContext,
  ICheckResult,
  IRunResult
} from './types';

export interface IRunInput extends IContextInput {
  document: IDocument;
  /** Ruff's settings for a file of the project (`ruffFor`). */
  ruffFor(path: string): IRuff;
}

interface IModuleRun {
  module: IModule;
  ruff: IRuff;
  lint: IModuleLint;
}

const NO_RUFF = 'Ruff could not be loaded, so its rules were not checked.';

/**
 * Runs the bindings; yields after each module and each check. Secrets are
 * looked for whether a standard asks for it or not.
 */
export function* runSteps(input: IRunInput): Generator<void, IRunResult, void> {
  const { document, linter, plan } = input;
  const bindings = document.standards.flatMap(bindingsOf);
  const ruffBindings = bindings.flatMap(({ binding }) =>
    binding.kind === 'ruff' ? [binding] : []
  );
  const codes = [
    ...new Set(ruffBindings.flatMap(({ codes }) => boundCodes(codes)))
  ];
  const configured = ruffBindings.some(({ codes }) => codes === 'configured');
  const modules: IModuleRun[] = [];
  for (const module of linter ? plan.modules : []) {
    const ruff = input.ruffFor(module.path);
    const wanted = codes.filter(code => !isSwitchedOff(ruff, code));
    const lint = lintModule(linter!, module, ruff, wanted, configured);
    modules.push({ module, ruff, lint });
    yield;
  }
  const context = contextOf(
    input,
    linter && modules.flatMap(({ lint }) => lint.proof)
  );
  const collected = new Collected(input.notebook);
  const results: IBindingResult[] = [];
  const done = new Map<string, ICheckResult>();
  for (const { standard, index, binding } of bindings) {
    const result = emptyResult(standard, index);
    results.push(result);
    if (binding.kind === 'check') {
      const key = keyOf(binding);
      const fresh = !done.has(key);
      const outcome = done.get(key) ?? runCheck(binding, context);
      done.set(key, outcome);
      result.notRun = outcome.notRun ?? null;
      result.nothing = outcome.nothing ?? false;
      collected.ofCheck(binding.id, standard, index, outcome.findings);
      if (fresh) {
        yield;
      }
    } else if (binding.kind === 'broken') {
      result.notRun = binding.reason;
    } else if (!linter) {
      result.notRun = NO_RUFF;
    } else {
      collectRuff(
        binding,
        standard,
        index,
        modules,
        context,
        collected,
        result
      );
    }
  }
  for (const check of checks.filter(alwaysRuns)) {
    if (!done.has(keyOf({ kind: 'check', id: check.id, options: {} }))) {
      collected.ofCheck(check.id, null, 0, check.run(context, {}).findings);
      yield;
    }
  }
  return { ...collected.finish(results), proof: context.proof };
}

/** All steps at once. */
export function runChecks(input: IRunInput): IRunResult {
  const steps = runSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

/** A secret closes the gate whatever the document says. */
function alwaysRuns(check: ICheck): boolean {
  return check.closesGate === true;
}

interface IBound {
  standard: IStandard;
  index: number;
  binding: Exclude<Binding, ISignOffBinding>;
}

function bindingsOf(standard: IStandard): IBound[] {
  return standard.bindings.flatMap((binding, index) =>
    binding.kind === 'sign-off' ? [] : [{ standard, index, binding }]
  );
}

function emptyResult(standard: IStandard, binding: number): IBindingResult {
  return {
    standard: standard.id,
    binding,
    findings: [],
    notRun: null,
    nothing: false,
    switchedOff: []
  };
}

function keyOf({ id, options }: ICheckBinding): string {
  return JSON.stringify([id, Object.entries(options).sort()]);
}

function runCheck(
  { id, options }: ICheckBinding,
  context: ICheckContext
): ICheckResult {
  const check = checks.find(one => one.id === id);
  return check
    ? check.run(context, options)
    : { findings: [], notRun: `There is no check \`${id}\`.` };
}

/** Whole codes of a binding that can be said of a cell. */
function boundCodes(codes: IRuffBinding['codes']): string[] {
  return codes === 'configured'
    ? []
    : codes.flatMap(rulesOf).filter(code => !isPutRight(code));
}

function collectRuff(
  binding: IRuffBinding,
  standard: IStandard,
  index: number,
  modules: readonly IModuleRun[],
  context: ICheckContext,
  collected: Collected,
  result: IBindingResult
): void {
  const configured = binding.codes === 'configured';
  const codes = new Set(boundCodes(binding.codes));
  // Rules of the standards are about what is delivered; a team's own selection says itself what it means for tests.
  const looked = modules.filter(
    ({ module }) => configured || module.role === 'code'
  );
  const messages = looked.flatMap(({ lint }) =>
    configured
      ? lint.configured
      : lint.bound.filter(({ code }) => codes.has(code))
  );
  const off = [...codes].filter(code =>
    looked.some(({ ruff }) => isSwitchedOff(ruff, code))
  );
  result.switchedOff = off;
  result.nothing = looked.length === 0 || (!configured && codes.size === 0);
  collected.ofRuff(
    standard,
    index,
    folded(
      messages.filter(({ cell }) => cell !== null),
      context.notebook
    )
  );
}
