import type { Node } from '../ast';
import { FIELDS, PLACELESS } from '../fields';

/** The tree as lines, the same as cpython.py writes; positions inside f-strings only where `exactStrings`. */
export function dump(root: Node, exactStrings: boolean): string {
  const out: string[] = [];
  dumpNode(root, 'root', 0, true, exactStrings, out);
  return out.join('\n');
}

function dumpNode(
  node: Node,
  label: string,
  depth: number,
  placed: boolean,
  exactStrings: boolean,
  out: string[]
): void {
  let text = `${depth} ${label}:${node.type}`;
  if (placed && !PLACELESS.has(node.type) && 'start' in node) {
    text += ` ${node.start}-${node.end}`;
  }
  if (node.type === 'Constant') {
    out.push(`${text} ${constant(node.of, node.value)}`);
    return;
  }
  if (node.type === 'MatchSingleton') {
    const value = node.value;
    out.push(`${text} ${value === null ? 'None' : value ? 'True' : 'False'}`);
    return;
  }
  const simple: string[] = [];
  const nodes: [string, Node | null][] = [];
  for (const [field, kind] of FIELDS[node.type]) {
    const value = (node as unknown as Record<string, unknown>)[field];
    if (kind === 'node') {
      if (value) {
        nodes.push([field, value as Node]);
      }
    } else if (kind === 'nodes') {
      (value as (Node | null)[]).forEach((child, i) =>
        nodes.push([`${field}[${i}]`, child])
      );
    } else if (kind === 'names' || kind === 'tags') {
      const list = value as string[];
      if (list.length > 0) {
        simple.push(`${field}=${list.map(escaped).join(',')}`);
      }
    } else if (kind !== 'flag' && value !== null) {
      simple.push(`${field}=${escaped(String(value))}`);
    }
  }
  out.push([text, ...simple].join(' '));
  const inside = placed && (exactStrings || node.type !== 'JoinedStr');
  for (const [field, child] of nodes) {
    if (child === null) {
      out.push(`${depth + 1} ${field}:null`);
    } else {
      dumpNode(child, field, depth + 1, inside, exactStrings, out);
    }
  }
}

function escaped(text: string): string {
  return text.replace(
    /[^ -[\]-~]/g,
    unit => `\\${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

function constant(of: string, value: unknown): string {
  switch (of) {
    case 'int':
      return `int ${BigInt(value as number).toString(16)}`;
    case 'float':
    case 'complex': {
      const bytes = new DataView(new ArrayBuffer(8));
      bytes.setFloat64(0, value as number);
      return `${of} ${bytes.getBigUint64(0).toString(16).padStart(16, '0')}`;
    }
    case 'bool':
      return `bool ${value ? 'True' : 'False'}`;
    case 'None':
    case 'Ellipsis':
      return of;
    default:
      return `${of} ${escaped(value as string)}`;
  }
}
