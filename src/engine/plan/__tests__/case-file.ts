/**
 * Acceptance cases in Markdown. A case starts at `## ID title`; fenced blocks, by info string:
 *
 * - `cell N [mark=MODULE] [role=test] [count=K] [extract=FUNCTION to=MODULE]`: a code cell, in notebook order
 * - `module NAME`, `test NAME`: the expected text of a library or test module
 * - `after N`: the expected cell after an export (cells without one stay as they are)
 * - `blocker`, `warning`: one a line, `KIND NAME CELL`
 * - `naive …`: what fails when code is merely copied; for readers
 * - `options`: `key=value` lines; `order=count` (by the cells' `count=`), `library=src/pricing` (where library code lives)
 */
export interface ICaseCell {
  number: number;
  source: string;
  mark: string | null;
  role: 'code' | 'test';
  count: number | null;
  extract: string | null;
}

export interface ICase {
  id: string;
  title: string;
  cells: ICaseCell[];
  /** Expected texts by `module NAME` and `test NAME`. */
  modules: Map<string, string>;
  after: Map<number, string>;
  blockers: string[];
  /** Null: the case says nothing about warnings. */
  warnings: string[] | null;
  options: Record<string, string>;
}

interface IFence {
  mark: string;
  info: string;
  lines: string[];
}

export function readCases(text: string): ICase[] {
  const cases: ICase[] = [];
  let fence: IFence | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (fence) {
      if (line.trimEnd() === fence.mark) {
        take(cases[cases.length - 1], fence);
        fence = null;
      } else {
        fence.lines.push(line);
      }
      continue;
    }
    const title = /^## (\S+)\s+(.*)$/.exec(line);
    const open = /^(`{3,}|~{3,})\w*\s*(.*)$/.exec(line);
    if (title) {
      cases.push(emptyCase(title[1], title[2].trim()));
    } else if (open && cases.length > 0) {
      fence = { mark: open[1], info: open[2], lines: [] };
    }
  }
  return cases;
}

function emptyCase(id: string, title: string): ICase {
  return {
    id,
    title,
    cells: [],
    modules: new Map(),
    after: new Map(),
    blockers: [],
    warnings: null,
    options: {}
  };
}

function take(into: ICase, { info, lines }: IFence): void {
  const words = info.split(/\s+/).filter(Boolean);
  const settings = Object.fromEntries(
    words.filter(word => word.includes('=')).map(word => word.split('='))
  );
  const [kind, name] = words.filter(word => !word.includes('='));
  const text = lines.join('\n');
  switch (kind) {
    case 'cell':
      into.cells.push({
        number: Number(name),
        source: text,
        mark: settings.mark ?? null,
        role: settings.role ?? 'code',
        count: settings.count ? Number(settings.count) : null,
        extract: settings.extract ?? null
      });
      return;
    case 'module':
    case 'test':
      into.modules.set(`${kind} ${name}`, `${text}\n`);
      return;
    case 'after':
      into.after.set(Number(name), text);
      return;
    case 'blocker':
      into.blockers.push(...saidIn(lines));
      return;
    case 'warning':
      into.warnings = [...(into.warnings ?? []), ...saidIn(lines)];
      return;
    case 'options':
      for (const line of lines.filter(each => each.includes('='))) {
        const [key, ...value] = line.trim().split('=');
        into.options[key] = value.join('=');
      }
      return;
    case 'naive':
    case 'naive-after':
    case undefined:
      return;
    default:
      throw new Error(`${into.id}: unknown block "${info}"`);
  }
}

function saidIn(lines: string[]): string[] {
  return lines
    .map(line => line.trim().split(/\s+/).slice(0, 3).join(' '))
    .filter(Boolean);
}
