import { normalised } from './names';

/** One line of a list of dependencies. */
export interface IRequirement {
  /** As it is written there. */
  name: string;
  /** Normalised name. */
  key: string;
  /** Bounds of its version as written (`>=2,<3`); '' where it has none. */
  bounds: string;
}

const NAME =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;

/** A requirement (PEP 508, `name @ url` included); null: the line is none. */
export function requirementOf(line: string): IRequirement | null {
  const match = NAME.exec(line.trim());
  if (!match) {
    return null;
  }
  const [, name, rest] = match;
  const [bounds] = rest.split(';');
  if (!/^\s*(?:$|[<>=!~(@])/.test(bounds)) {
    return null;
  }
  return {
    name,
    key: normalised(name),
    bounds: bounds.replace(/[()\s]/g, '')
  };
}

/** What a line of a requirements file asks for. */
export type RequirementsLine =
  | { kind: 'requirement'; requirement: IRequirement }
  /** `-r other.txt` */
  | { kind: 'file'; path: string }
  | { kind: 'nothing' };

/** Lines of a requirements file: continuations joined, comments and options left out. */
export function requirementsLines(text: string): RequirementsLine[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r\n|\n|\r/)
    .map(line => lineOf(line.replace(/(^|\s)#.*$/, '').trim()));
}

function lineOf(line: string): RequirementsLine {
  const file = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(line);
  if (file) {
    return { kind: 'file', path: file[1] };
  }
  // `-e git+https://…#egg=name`
  const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(line);
  const requirement = egg
    ? { name: egg[1], key: normalised(egg[1]), bounds: '@' }
    : requirementOf(line.replace(/\s--\S.*$/, ''));
  return requirement
    ? { kind: 'requirement', requirement }
    : { kind: 'nothing' };
}
