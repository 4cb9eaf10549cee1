/** What the body does besides making values: prints, pictures, changes of its inputs. */
import type { ISpot } from '../../plan/places';
import type { Expression, ICall, Node } from '../../python/ast';
import { dottedName } from '../../python/pure';
import { walk } from '../../python/walk';
import { codeOf } from './called';
import { at, atSpot } from './faults';
import type { RegionFaults } from './faults';
import type { IRegionGround } from './ground';

/** Packages whose functions draw into the current figure. */
const PACKAGES =
  /^(?:matplotlib\.(?:pyplot|pylab)|pylab|seaborn|missingno|scikitplot|mlxtend\.plotting|yellowbrick)(?:\.|$)/;
const NO_PICTURE =
  /\.(?:use|style\.\w+|rcParams\.\w+|rc|rcdefaults|set|set_\w+|get_cmap|color_palette|\w+_palette|load_dataset|imread|despine|close|ion|ioff)$/;
/** `tree.plot_tree(…)`, `shap.summary_plot(…)`, `RocCurveDisplay.from_estimator(…)` */
const PLOT_NAME = /(?:^|\.)plot_\w+$|_plot$|Display\.\w+$/;
const PLOT_METHODS = new Set(
  'plot hist boxplot plot_diagnostics plot_predict scatter_matrix'.split(' ')
);

export interface IEffects {
  prints: number;
  plots: boolean;
  /** Inputs that are changed in place. */
  mutated: Set<string>;
}

export function effectsOf(
  ground: IRegionGround,
  body: readonly ISpot[],
  inputs: readonly string[],
  faults: RegionFaults
): IEffects {
  const effects: IEffects = { prints: 0, plots: false, mutated: new Set() };
  for (const spot of body) {
    for (const { func, start, end } of callsIn(spot.statement.node)) {
      const place = at(spot, { start, end });
      if (func.type === 'Name' && func.id === 'print') {
        effects.prints += 1;
        faults.remark('prints', '-', place);
      } else if (func.type === 'Name' && func.id === 'display') {
        faults.remark('display', '-', place);
      }
    }
    if (plots(ground, spot)) {
      effects.plots = true;
      faults.remark('plots', '-', atSpot(spot));
    }
    for (const mutation of spot.statement.mutations) {
      if (mutation.how !== 'aug' && inputs.includes(mutation.name)) {
        effects.mutated.add(mutation.name);
        faults.remark('mutates-input', mutation.name, at(spot, mutation));
      }
    }
    if (spot.statement.awaits) {
      faults.remark('await', '-', atSpot(spot));
    }
  }
  return effects;
}

function* callsIn(root: Node): Iterable<ICall> {
  for (const node of walk(root)) {
    if (node.type === 'Call') {
      yield node;
    }
  }
}

/** Draws into pyplot's current figure, by itself or by a function of the notebook. */
export function plots(
  ground: IRegionGround,
  spot: ISpot,
  seen: Set<ISpot> = new Set()
): boolean {
  const aliases = plotAliases(ground);
  for (const { func } of callsIn(spot.statement.node)) {
    if (isPlot(func, aliases)) {
      return true;
    }
  }
  seen.add(spot);
  return spot.statement.uses.some(use => {
    const def = use.exposed ? codeOf(ground, use.name, spot) : null;
    return def !== null && !seen.has(def) && plots(ground, def, seen);
  });
}

/** Calls something of a plotting package, be it only to set a title. */
export function isPlotting(ground: IRegionGround, node: Node): boolean {
  const aliases = plotAliases(ground);
  for (const { func } of callsIn(node)) {
    if (aliases.has(rootOf(func))) {
      return true;
    }
  }
  return false;
}

const known = new WeakMap<IRegionGround, ReadonlySet<string>>();

/** Names that the notebook imports from plotting packages. */
function plotAliases(ground: IRegionGround): ReadonlySet<string> {
  let aliases = known.get(ground);
  if (!aliases) {
    aliases = new Set(
      ground.places.all.flatMap(({ statement }) =>
        statement.binds
          .filter(
            ({ how, target }) => how === 'import' && PACKAGES.test(target ?? '')
          )
          .map(({ name }) => name)
      )
    );
    known.set(ground, aliases);
  }
  return aliases;
}

function rootOf(func: Expression): string {
  return (dottedName(func) ?? '').split('.')[0];
}

function isPlot(func: Expression, aliases: ReadonlySet<string>): boolean {
  const name = dottedName(func) ?? '';
  if (aliases.has(rootOf(func))) {
    return !NO_PICTURE.test(`.${name}`);
  }
  return (
    PLOT_NAME.test(name) ||
    (func.type === 'Attribute' &&
      (PLOT_METHODS.has(func.attr) || isPlotAccessor(func)))
  );
}

/** `df[…].plot.bar()` */
function isPlotAccessor(func: Expression): boolean {
  return (
    func.type === 'Attribute' &&
    func.value.type === 'Attribute' &&
    func.value.attr === 'plot'
  );
}

/** The name under which the notebook has pyplot; null where it has not. */
export function pyplotName({ places }: IRegionGround): string | null {
  for (const { statement } of places.all) {
    const bound = statement.binds.find(
      ({ how, target, alias }) =>
        how === 'import' &&
        target === 'matplotlib.pyplot' &&
        alias?.asname !== null
    );
    if (bound) {
      return bound.name;
    }
  }
  return null;
}

/** `plt.show()` as a statement. */
export function isShowCall({ statement: { node } }: ISpot): boolean {
  return (
    node.type === 'Expr' &&
    node.value.type === 'Call' &&
    node.value.func.type === 'Attribute' &&
    node.value.func.attr === 'show'
  );
}
