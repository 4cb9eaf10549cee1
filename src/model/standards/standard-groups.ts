/** Standards in the document's own sections, what is open first. */
import type { IReview, IStandardResult } from '../../engine';

export interface IGroup {
  /** Heading; '' for what stands before the first one. */
  title: string;
  standards: IStandardResult[];
}

/** Open musts first, then other open ones, not run, sign-offs, and met ones last. */
function rank({ status, level, counts }: IStandardResult): number {
  if (!counts) {
    return 6;
  }
  switch (status) {
    case 'failing':
    case 'lapsed':
      return level === 'must' ? 0 : 1;
    case 'switched-off':
    case 'not-run':
      return 2;
    case 'waiting':
      return 3;
    case 'nothing':
      return 4;
    default:
      return 5;
  }
}

/**
 * @param hidden - Ids of standards that are left out.
 */
export function groupsOf(
  { standards }: Pick<IReview, 'standards'>,
  hidden: { has(id: string): boolean }
): IGroup[] {
  const groups = new Map<string, IGroup>();
  for (const standard of standards.filter(({ id }) => !hidden.has(id))) {
    const { section } = standard;
    const group = groups.get(section) ?? { title: section, standards: [] };
    groups.set(section, group);
    group.standards.push(standard);
  }
  for (const group of groups.values()) {
    group.standards.sort((a, b) => rank(a) - rank(b));
  }
  return [...groups.values()];
}
