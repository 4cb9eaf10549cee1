/** What a branch and a commit of an export are called, until somebody wants it otherwise. */
import type { IReview } from '../review';
import type { IModule } from '../plan/types';
import { usagesOf } from './usage';

/** Names in a subject line before it says how many more there are. */
const MOST_NAMES = 3;

/**
 * `promote/features`; of several modules the first one's.
 *
 * @param taken - Branches that are there: a new name gets a number.
 */
export function branchName(
  review: IReview,
  taken: readonly string[] = []
): string {
  const module = modulesOf(review)[0]?.module ?? 'library';
  const name = `promote/${module}`;
  if (!taken.includes(name)) {
    return name;
  }
  let number = 2;
  while (taken.includes(`${name}-${number}`)) {
    number++;
  }
  return `${name}-${number}`;
}

/** Subject, what moved, and the musts that a draft leaves open. */
export function commitMessage(review: IReview): string {
  const modules = modulesOf(review);
  const moved = modules.map(module => ({
    module,
    names: usagesOf(module).map(({ symbol }) => symbol.name)
  }));
  const names = moved.flatMap(one => one.names);
  const open = review.gate.reasons.filter(({ kind }) => kind === 'open-must');
  const where = modules.map(({ importName }) => importName).join(', ');
  const lines = [
    names.length === 0
      ? `Export ${review.notebook}`
      : `Promote ${some(names)} to ${where}`,
    '',
    `From ${review.notebook}.`
  ];
  if (open.length > 0) {
    lines.push(
      '',
      'Draft; open musts:',
      ...open.map(one => `- ${one.message}`)
    );
  }
  return `${lines.join('\n')}\n`;
}

function modulesOf({ plan }: IReview): IModule[] {
  return plan.modules.filter(({ role }) => role === 'code');
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
