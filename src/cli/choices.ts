/** Conflicts settled on the command line: names, and whose text of them. */
import { didYouMean, oneOf } from '../engine';
import type { Choice, IChangeSet, IConflict, ILeftSymbol } from '../engine';
import { UserError, textOf } from './command';
import type { ICall, IOption } from './command';

type Side = 'library' | 'notebook' | 'both';

const SIDES: Record<string, Side> = {
  'keep-library': 'library',
  'take-notebook': 'notebook',
  'take-both': 'both'
};

export const CHOICES: Record<string, IOption> = {
  'keep-library': {
    value: 'NAMES',
    help: "where both changed: the library's text of these symbols stays (a,b or module.a)"
  },
  'take-notebook': {
    value: 'NAMES',
    help: "where both changed: the notebook's text replaces it; of what it no longer has: delete it"
  },
  'take-both': {
    value: 'NAMES',
    help: "where both changed: both edits in one text, if they don't overlap (--diff shows it)"
  }
};

type Named = IConflict | ILeftSymbol;

/** What the arguments choose, found in one change set after the other. */
export class Choices {
  constructor(call: ICall) {
    for (const [option, side] of Object.entries(SIDES)) {
      const names = (textOf(call, option) ?? '').split(',');
      for (const name of names.map(one => one.trim()).filter(Boolean)) {
        if (this._sides.has(name)) {
          throw new UserError(`\`${name}\` is chosen twice; choose one side.`);
        }
        this._sides.set(name, side);
      }
    }
  }

  get isEmpty(): boolean {
    return this._sides.size === 0;
  }

  /**
   * Choices for these changes, by id.
   *
   * @throws UserError where a name means several, or can't be chosen like that.
   */
  of({ conflicts, left }: IChangeSet): Record<string, Choice> {
    const named: Named[] = [...conflicts, ...left].filter(
      ({ name }) => name !== ''
    );
    named.forEach(one => this._known.add(one.name));
    const choices: Record<string, Choice> = {};
    for (const [name, side] of this._sides) {
      const found = named.filter(
        one => one.name === name || `${one.module}.${one.name}` === name
      );
      if (found.length > 1) {
        const names = found.map(
          one => `${one.module}.${one.name} (${one.path})`
        );
        throw new UserError(
          `\`${name}\` is several: ${names.join(', ')}; choose in one module at a time.`
        );
      }
      if (found.length === 1) {
        this._used.add(name);
        choices[found[0].id] = choiceOf(found[0], side);
      }
    }
    return choices;
  }

  /** @throws UserError where a name was found nowhere. */
  checkAllUsed(): void {
    const unused = [...this._sides.keys()].find(name => !this._used.has(name));
    if (unused !== undefined) {
      const known = [...this._known];
      throw new UserError(
        known.length
          ? `There is nothing to choose of \`${unused}\`.${didYouMean(unused, known)} Open are: ${oneOf(known)}.`
          : `There is nothing to choose of \`${unused}\`: notebook and library have no conflict.`
      );
    }
  }

  private _sides = new Map<string, Side>();
  private _used = new Set<string>();
  private _known = new Set<string>();
}

/** What can be chosen of a conflict, as options; '' where nothing can. */
export function choiceHint({ name, choices, proposal }: IConflict): string {
  const options = [
    ...(choices.includes('library') ? [`--keep-library ${name}`] : []),
    ...(choices.includes('notebook') ? [`--take-notebook ${name}`] : []),
    ...(proposal === null ? [] : [`--take-both ${name}`])
  ];
  return name === '' || !options.length
    ? ''
    : `Choose: ${options.map(option => `\`${option}\``).join(' or ')}.`;
}

function choiceOf(one: Named, side: Side): Choice {
  if (side !== 'both') {
    if ('choices' in one && !one.choices.includes(side)) {
      throw new UserError(`This can't be chosen. ${one.message}`);
    }
    return side;
  }
  if (!('proposal' in one) || one.proposal === null) {
    throw new UserError(
      `The edits of \`${one.name}\` can't be put together by themselves; take one of the two, or write both into the notebook's cell and take that.`
    );
  }
  return { text: one.proposal };
}
