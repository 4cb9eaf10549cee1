/** One more dependency in the list that a project keeps; every other byte stays. */
import { isTable, readToml, strings, tableAt, valueAt } from '../toml';
import type { Table } from '../toml';
import { requirementOf } from './requirement';

/**
 * The text of a pyproject.toml or a requirements file with one more line; null
 * where its form leaves no place for it beyond doubt.
 *
 * @param requirement - `lightgbm>=4.3`
 */
export function withDependency(
  path: string,
  text: string,
  requirement: string
): string | null {
  if (/\.(?:txt|in)$/.test(path)) {
    const end = endOf(text);
    const glue = text === '' || /[\r\n]$/.test(text) ? '' : end;
    return `${text}${glue}${requirement}${end}`;
  }
  if (path !== 'pyproject.toml') {
    return null;
  }
  const { table, problems } = readToml(path, text.replace(/^\ufeff/, ''));
  if (problems.length) {
    return null;
  }
  const after = isTable(table.project)
    ? inProject(text, requirement)
    : isTable(valueAt(table, ['tool', 'poetry', 'dependencies']))
      ? inPoetry(text, requirement)
      : null;
  return after !== null && isMeant(table, after, requirement) ? after : null;
}

function endOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** `[project]`, and what follows up to the next table. */
function sectionOf(
  text: string,
  name: string
): { start: number; end: number } | null {
  const header = new RegExp(
    `^[ \\t]*\\[[ \\t]*${name.replace(/\./g, '\\s*\\.\\s*')}[ \\t]*\\][^\\r\\n]*(?:\\r\\n|\\n|\\r|$)`,
    'm'
  ).exec(text);
  if (!header) {
    return null;
  }
  const start = header.index + header[0].length;
  const next = /^[ \t]*\[(?!\s*["'][^\]]*$)/m.exec(text.slice(start));
  return { start, end: next ? start + next.index : text.length };
}

function inProject(text: string, requirement: string): string | null {
  const section = sectionOf(text, 'project');
  if (!section) {
    return null;
  }
  const end = endOf(text);
  const body = text.slice(section.start, section.end);
  const list = /^[ \t]*dependencies[ \t]*=[ \t]*\[/m.exec(body);
  if (!list) {
    const kept = body.trimEnd().length;
    const at = section.start + kept;
    const line = `dependencies = ["${requirement}"]`;
    return `${text.slice(0, at)}${kept ? end : ''}${line}${text.slice(at) || end}`;
  }
  const open = section.start + list.index + list[0].length;
  const close = closing(text, open);
  if (close === null) {
    return null;
  }
  const inside = text.slice(open, close);
  const items = inside.replace(/#[^\r\n]*/g, comment =>
    ' '.repeat(comment.length)
  );
  const last = items.trimEnd();
  if (!/[\r\n]/.test(inside)) {
    const comma = last === '' ? '' : last.endsWith(',') ? ' ' : ', ';
    const at = open + last.length;
    return `${text.slice(0, at)}${comma}"${requirement}"${text.slice(at)}`;
  }
  const indent = /(?:^|[\r\n])([ \t]+)["']/.exec(inside)?.[1] ?? '    ';
  const comma = last === '' || last.endsWith(',') ? '' : ',';
  const at = open + last.length;
  // A comment behind the last item stays on its line.
  const line = /^[^\r\n]*/.exec(text.slice(at))![0];
  const rest = at + line.length;
  return `${text.slice(0, at)}${comma}${line}${end}${indent}"${requirement}",${text.slice(rest)}`;
}

function inPoetry(text: string, requirement: string): string | null {
  const section = sectionOf(text, 'tool.poetry.dependencies');
  if (!section) {
    return null;
  }
  const { name, bounds } = requirementOf(requirement) ?? {
    name: requirement,
    bounds: ''
  };
  const at =
    section.start + text.slice(section.start, section.end).trimEnd().length;
  const end = endOf(text);
  const glue = text.slice(0, at).endsWith(end) ? '' : end;
  return `${text.slice(0, at)}${glue}${name} = "${bounds || '*'}"${text.slice(at) || end}`;
}

/** Offset of the bracket that closes a list. */
function closing(text: string, from: number): number | null {
  const token =
    /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|#[^\r\n]*|[[\]]/g;
  token.lastIndex = from;
  let depth = 1;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    depth += match[0] === '[' ? 1 : match[0] === ']' ? -1 : 0;
    if (depth === 0) {
      return match.index;
    }
  }
  return null;
}

/** Whether the new text says what the old one did and the requirement, and nothing else. */
function isMeant(before: Table, text: string, requirement: string): boolean {
  const { table: after, problems } = readToml(
    'pyproject.toml',
    text.replace(/^\ufeff/, '')
  );
  if (problems.length) {
    return false;
  }
  const added = JSON.stringify(after).length - JSON.stringify(before).length;
  const list = strings(tableAt(after, ['project']).dependencies ?? []);
  const { name } = requirementOf(requirement) ?? { name: requirement };
  const isThere =
    list[list.length - 1] === requirement ||
    Object.hasOwn(tableAt(after, ['tool', 'poetry', 'dependencies']), name);
  return isThere && added > 0 && added < requirement.length + 30;
}
