/** What the configuration of a code host's automation runs, and when. */
import { parse } from 'yaml';

import { isTable, strings } from '../../project/toml';
import type { Table } from '../../project/toml';

export interface ICommands {
  /** Shell lines. */
  commands: string[];
  /** Names of what runs elsewhere: workflows, actions, templates that are used. */
  elsewhere: string[];
}

const isGitHub = (path: string): boolean =>
  /^\.(?:github|gitea|forgejo)\/workflows\//.test(path);

/** Keys that hold shell lines, over all code hosts. */
const SHELL = new Set([
  'run',
  'script',
  'before_script',
  'after_script',
  'commands',
  'command',
  'bash',
  'pwsh',
  'cmd'
]);
const USED = new Set([
  'uses',
  'include',
  'extends',
  'template',
  'orbs',
  'component',
  'file'
]);
/** Actions that prepare and publish; every workflow has them. */
const PREPARES =
  /^(?:actions|docker|codecov|astral-sh|conda-incubator|mamba-org|snok|pypa|peaceiris|github)\//;

/** A file that is no YAML is read as text, line by line. */
export function commandsOf(path: string, text: string): ICommands {
  const root = parsed(path, text);
  if (root === null) {
    return { commands: uncommented(text), elsewhere: [] };
  }
  const found: ICommands = { commands: [], elsewhere: [] };
  const open: unknown[] = [root];
  for (
    let next = open.pop(), left = 50_000;
    next !== undefined && left > 0;
    next = open.pop(), left--
  ) {
    if (Array.isArray(next)) {
      open.push(...next);
    } else if (isTable(next)) {
      for (const [key, value] of Object.entries(next)) {
        if (SHELL.has(key)) {
          found.commands.push(...strings(value).flatMap(uncommented));
        } else if (USED.has(key)) {
          found.elsewhere.push(
            ...names(value).filter(name => !PREPARES.test(name))
          );
        }
        open.push(value);
      }
    }
  }
  return found;
}

function names(value: unknown): string[] {
  return isTable(value)
    ? Object.values(value).flatMap(strings)
    : Array.isArray(value)
      ? value.flatMap(names)
      : strings(value);
}

function uncommented(text: string): string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map(line => line.replace(/(^|\s)(?:#|\/\/).*$/, ''))
    .filter(line => line.trim() !== '');
}

/** Whether it runs before a change is merged: on a pull request, or on a push to any branch. */
export function startsOnChanges(path: string, text: string): boolean {
  const root = parsed(path, text);
  if (!isGitHub(path)) {
    // Others run on every push, unless they are told otherwise in ways of their own.
    const trigger = isTable(root) ? root.trigger : undefined;
    return !(trigger === 'none' && isTable(root) && !root.pr);
  }
  if (!isTable(root)) {
    return false;
  }
  const on = root.on ?? (root as Table).true;
  const events = isTable(on) ? Object.keys(on) : strings(on ?? []);
  if (
    events.some(event =>
      /^(?:pull_request|pull_request_target|merge_group)$/.test(event)
    )
  ) {
    return true;
  }
  if (!events.includes('push')) {
    return false;
  }
  const push = isTable(on) ? on.push : null;
  const branches = isTable(push) ? strings(push.branches ?? []) : [];
  const onlyTags =
    isTable(push) && push.tags !== undefined && push.branches === undefined;
  return (
    !onlyTags &&
    (branches.length === 0 || branches.some(branch => /\*/.test(branch)))
  );
}

function parsed(path: string, text: string): unknown {
  if (!/\.ya?ml$/.test(path)) {
    return null;
  }
  try {
    const value: unknown = parse(text, {
      maxAliasCount: 100,
      logLevel: 'silent'
    });
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
