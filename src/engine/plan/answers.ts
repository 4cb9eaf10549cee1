/** What one read of a module's statement needs (SPEC sections 3 and 4): carried, imported, or not to be had. */
import type { IAlias } from '../python/ast';
import type { IBinder, IResolution } from '../python/links';
import type { IUse } from '../python/syntax';
import type { IGround } from './ground';
import type { ISpot } from './places';
import { aliasesOf, isDottedImport, isSelfImport } from './import-shapes';
import { starAnswer } from './stars';
import type { ITarget } from './targets';
import type { BlockerReason } from './types';

export type Answer =
  /** Builtins, the module's own names, words of a formula that mean a column. */
  | { is: 'there' }
  /** The notebook imports the name from this very module: it stands there already. */
  | { is: 'present' }
  /** Aliases of plain import statements. */
  | { is: 'import'; from: { spot: ISpot; alias: IAlias }[] }
  /** IPython puts the name into every notebook. */
  | { is: 'ipython'; from: string }
  /** Whole statements that come along. */
  | {
      is: 'carry';
      kind: 'import' | 'definition' | 'constant';
      spots: ISpot[];
      binder: IBinder;
    }
  /** Marked for another module. */
  | { is: 'module'; target: ITarget; spot: ISpot }
  /** A name the notebook computes. */
  | { is: 'variable'; resolution: IResolution }
  /** A star import of the module may make it, and so may one that stays behind. */
  | { is: 'star'; stays: ISpot }
  | { is: 'lost'; reason: BlockerReason; resolution: IResolution };

const THERE: Answer = { is: 'there' };

/** Answers to the reads of one module's statements. */
export class Answers {
  constructor(
    private _ground: IGround,
    private _target: ITarget
  ) {}

  /** Decides one read. */
  to(spot: ISpot, use: IUse): Answer {
    return answerFor(this._ground, this._target, spot, use, this._imported);
  }

  /** An import is the same for all that read it. */
  private _imported = new Map<IBinder, Answer>();
}

function answerFor(
  ground: IGround,
  target: ITarget,
  spot: ISpot,
  use: IUse,
  imported: Map<IBinder, Answer>
): Answer {
  if (isOwn(ground, target, spot, use)) {
    return THERE;
  }
  const resolution = ground.links.resolve(use.name, spot, use.when);
  const { kind, binder } = resolution;
  if (use.kind === 'formula' && !isFormulaName(resolution)) {
    return kind === 'variable' || kind === 'constant'
      ? { is: 'variable', resolution }
      : THERE;
  }
  switch (kind) {
    case 'builtin':
      return THERE;
    case 'ipython':
      return {
        is: 'ipython',
        from: use.name === 'display' ? 'IPython.display' : 'IPython'
      };
    case 'star':
      return fromStar(ground, target, use, resolution);
    case 'opaque':
    case 'history':
      return { is: 'lost', reason: kind, resolution };
    case 'undefined':
      return use.guarded ? THERE : { is: 'lost', reason: kind, resolution };
  }
  if (!binder) {
    return { is: 'variable', resolution };
  }
  if (kind === 'import') {
    const answer =
      imported.get(binder) ?? importAnswer(ground, target, resolution, binder);
    imported.set(binder, answer);
    return answer;
  }
  const elsewhere = markedElsewhere(ground, target, resolution, binder);
  if (elsewhere) {
    return elsewhere;
  }
  if (travelsAsConstant(target, use, resolution, binder)) {
    return {
      is: 'carry',
      kind: 'constant',
      spots: ground.places.chain(binder, resolution.binders),
      binder
    };
  }
  return kind === 'definition'
    ? {
        is: 'carry',
        kind,
        spots: ground.places.chain(binder, resolution.binders),
        binder
      }
    : { is: 'variable', resolution };
}

function fromStar(
  ground: IGround,
  target: ITarget,
  { name }: IUse,
  resolution: IResolution
): Answer {
  const answer = starAnswer(ground, target, name);
  if (answer === null || answer.is === 'lost') {
    const by = answer?.by;
    const origin = by ? { ...by, magic: null } : resolution.origin;
    return {
      is: 'lost',
      reason: 'star',
      resolution: { ...resolution, origin }
    };
  }
  return answer;
}

/** The module makes the name itself. What a statement reads as it runs, another one must have made. */
function isOwn(
  ground: IGround,
  target: ITarget,
  spot: ISpot,
  use: IUse
): boolean {
  const makers = ground.owned.get(target)!.get(use.name);
  return (
    makers !== undefined &&
    (use.when !== 'immediate' || makers.some(maker => maker !== spot))
  );
}

function isFormulaName({ kind }: IResolution): boolean {
  return kind === 'import' || kind === 'definition';
}

function travelsAsConstant(
  target: ITarget,
  use: IUse,
  resolution: IResolution,
  binder: IBinder
): boolean {
  const choice = target.names.get(use.name);
  if (resolution.kind === 'constant') {
    return choice !== 'parameter' || !couldBeParameter(use);
  }
  return (
    resolution.kind === 'variable' &&
    choice === 'constant' &&
    binder.kind === 'constant'
  );
}

/** A read in the body of a def, where a parameter could take its place. */
export function couldBeParameter(use: IUse): boolean {
  return use.when === 'deferred' && outermost(use) === 'function';
}

/** Kind of the scope below module level that a read stands in, comprehensions apart; null: module level. */
export function outermost(use: IUse): 'function' | 'lambda' | 'class' | null {
  let found: 'function' | 'lambda' | 'class' | null = null;
  for (let scope = use.scope; scope; scope = scope.parent) {
    if (
      scope.kind === 'function' ||
      scope.kind === 'lambda' ||
      scope.kind === 'class'
    ) {
      found = scope.kind;
    }
  }
  return found;
}

function importAnswer(
  ground: IGround,
  target: ITarget,
  resolution: IResolution,
  binder: IBinder
): Answer {
  const from: { spot: ISpot; alias: IAlias }[] = [];
  let whole = false;
  for (const spot of importSpots(ground, resolution, binder)) {
    const aliases = aliasesOf(spot, binder.name);
    if (aliases.length === 0) {
      whole = true;
    } else if (isSelfImport(spot, target)) {
      return { is: 'present' };
    }
    from.push(...aliases.map(alias => ({ spot, alias })));
  }
  if (!whole) {
    return { is: 'import', from };
  }
  return (
    markedElsewhere(ground, target, resolution, binder) ?? {
      is: 'carry',
      kind: 'import',
      spots: ground.places.chain(binder, resolution.binders),
      binder
    }
  );
}

/** `import a` and `import a.b` bind one name together; other imports stand for themselves. */
function importSpots(
  ground: IGround,
  resolution: IResolution,
  binder: IBinder
): ISpot[] {
  const dotted = resolution.binders.filter(other =>
    isDottedImport(ground.places.at(other), binder.name)
  );
  return dotted.includes(binder)
    ? dotted.map(other => ground.places.at(other))
    : ground.places.chain(binder, resolution.binders);
}

/** The name's binder, or a copy of it, is marked for another module. */
function markedElsewhere(
  ground: IGround,
  target: ITarget,
  resolution: IResolution,
  binder: IBinder
): Answer | null {
  const text = binder.statement.text;
  const candidates = [
    binder,
    ...resolution.binders.filter(other => other.statement.text === text)
  ];
  for (const candidate of candidates) {
    const spot = ground.places.at(candidate);
    const owner = ground.marks.get(spot);
    if (owner && owner !== target) {
      return { is: 'module', target: owner, spot };
    }
  }
  return null;
}
