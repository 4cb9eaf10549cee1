/** Marks as notebooks have them: `metadata.promote`, and nbdev's directives as they are. */
import { isModuleName } from '../project/python-names';
import type { IDirectives } from './directives';
import type { IMark, IMarkFault, MarkRole } from './types';

export interface IReadMark {
  mark: IMark | null;
  fault: IMarkFault | null;
  /** What `metadata.promote` says beside the mark. */
  promote: Record<string, unknown>;
}

const MARK_KEYS = ['module', 'role', 'names', 'skip'];
const EXPORTS = ['export', 'exports', 'exporti'];

/** The mark of one cell; `defaultModule` is the notebook's `default_exp`. */
export function markOf(
  metadata: Record<string, unknown>,
  kind: string,
  directives: IDirectives,
  defaultModule: string | null
): IReadMark {
  const written = metadata.promote;
  if (written === undefined || written === null) {
    return {
      ...nbdevMark(kind, directives, defaultModule),
      promote: {}
    };
  }
  if (!isTable(written)) {
    return {
      ...refused('mark-not-a-table', { found: shown(written) }),
      promote: {}
    };
  }
  const others = Object.keys(written).filter(key => !MARK_KEYS.includes(key));
  const promote = Object.fromEntries(others.map(key => [key, written[key]]));
  if (!MARK_KEYS.some(key => key in written)) {
    return { ...nbdevMark(kind, directives, defaultModule), promote };
  }
  return { ...ownMark(written, kind), promote };
}

/** What is left of a mark in a notebook of another language: nothing of it can leave. */
export function foreignMark(read: IReadMark, language: string): IReadMark {
  return read.mark === null
    ? read
    : { ...read, ...refused('mark-language', { language }) };
}

type Read = Pick<IReadMark, 'mark' | 'fault'>;

function refused(
  code: IMarkFault['code'],
  args: Record<string, string> = {}
): Read {
  return { mark: null, fault: { code, args } };
}

function ownMark(written: Record<string, unknown>, kind: string): Read {
  const { module, role = 'code', names, skip } = written;
  if (kind !== 'code') {
    return refused('mark-kind', { kind });
  }
  if (module === undefined || module === null || module === '') {
    return refused('mark-module-missing');
  }
  if (typeof module !== 'string') {
    return refused('mark-module-type', { found: shown(module) });
  }
  const fault = moduleFault(module);
  if (fault) {
    return { mark: null, fault };
  }
  if (role !== 'code' && role !== 'test') {
    return refused('mark-role', { found: shown(role) });
  }
  if (names !== undefined && !isNames(names)) {
    return refused('mark-names', { found: shown(names) });
  }
  if (skip !== undefined && !isTexts(skip)) {
    return refused('mark-skip', { found: shown(skip) });
  }
  const mark: IMark = { module, role: role as MarkRole, by: 'metadata' };
  if (names !== undefined) {
    mark.names = names as IMark['names'];
  }
  if (skip !== undefined) {
    mark.skip = skip as string[];
  }
  return { mark, fault: null };
}

function nbdevMark(
  kind: string,
  directives: IDirectives,
  defaultModule: string | null
): Read {
  const directive = EXPORTS.find(name => directives.has(name));
  if (directive === undefined || kind !== 'code') {
    return { mark: null, fault: null };
  }
  const module = directives.get(directive) || defaultModule;
  if (!module) {
    return refused('mark-module-missing');
  }
  const fault = moduleFault(module);
  return fault
    ? { mark: null, fault }
    : {
        mark: {
          module,
          role: 'code',
          by: 'nbdev',
          ...(directive === 'exporti' ? { internal: true } : {})
        },
        fault: null
      };
}

/** Why a text is no module name; null where it is one. */
export function moduleFault(module: string): IMarkFault | null {
  for (const part of module.split('.')) {
    if (!/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(part)) {
      return { code: 'mark-module-name', args: { found: module, part } };
    }
    if (!isModuleName(part)) {
      return { code: 'mark-module-keyword', args: { found: module, part } };
    }
  }
  return null;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNames(value: unknown): boolean {
  return (
    isTable(value) &&
    Object.values(value).every(how => how === 'parameter' || how === 'constant')
  );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(text => typeof text === 'string');
}

/** A wrong value, short enough for a sentence. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
