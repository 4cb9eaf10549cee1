/** A host in memory: what it was asked, and what it answers. */
import { createHash } from 'node:crypto';
import type { ISnapshot, ITestRun, IVerifyResult } from '../../engine';
import type { ISession } from '../command';
import type {
  Answer,
  Effect,
  IApplied,
  ICommitted,
  IFileText,
  IFoundNotebook,
  IHost
} from '../effects';
import { UserError } from '../command';
import { loadRuff } from '../ruff';

export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

export class FakeHost implements IHost {
  /** @param files - Texts by path, relative to the working folder, which is the project root; `inner/` is a project of its own with the same files. */
  constructor(readonly files: Record<string, string>) {}

  out = '';
  err = '';
  readonly asked: Effect[] = [];
  /** What test runs answer; without one they pass with no test. */
  tests: (stage: Extract<Effect, { do: 'tests' }>) => ITestRun = ({
    stage
  }) => ({
    fingerprint: stage.fingerprint,
    state: 'passed',
    reason: null,
    imports: stage.modules.map(({ importName }) => ({
      importName,
      error: null
    })),
    tests: [],
    seconds: 0.1
  });
  /** What any commit has. */
  committed: ICommitted = {
    text: null,
    commit: null,
    problem: '/project is in no git work tree.'
  };
  /** What a proof by re-running says. */
  proof: IVerifyResult = {
    verdict: 'same',
    reason: null,
    error: null,
    differences: [],
    gone: [],
    undecided: [],
    added: [],
    compared: { values: 2, cells: 3, files: 0 },
    seconds: { before: 1, after: 2 }
  };
  /** What git says has changed. */
  changed: string[] = [];
  /** Null: nothing is cached. */
  build: string | null = null;
  readonly cache = new Map<string, string>();
  terminal = false;
  /** Changes of the snapshot that is answered. */
  snapshot: Partial<ISnapshot> = {};
  /** Why nothing can be written; null: it can. */
  refusal: string | null = null;

  async ask<T extends Answer>(effect: Effect): Promise<T> {
    this.asked.push(effect);
    return this._answer(effect) as T;
  }

  session(): ISession {
    return {
      host: this,
      linter: loadRuff,
      threads: null,
      colours: false,
      terminal: this.terminal,
      version: '1.2.3',
      build: this.build,
      today: '2026-11-24',
      now: '2026-11-24T12:00:00.000Z'
    };
  }

  private _answer(effect: Effect): Answer {
    switch (effect.do) {
      case 'print':
        this[effect.stream] += effect.text;
        return null;
      case 'find':
        return this._find(effect.paths);
      case 'read':
        return this._read(effect.path);
      case 'project':
        return this._project(
          effect.path.endsWith('inner') ? 'inner' : 'project'
        );
      case 'tests':
        return this.tests(effect);
      case 'committed':
        return this.committed;
      case 'prove':
        return this.proof;
      case 'apply':
      case 'write':
        return this._write(
          effect.files.map(file => ({
            ...file,
            path: file.path.replace(/^\/project\//, '')
          }))
        );
      case 'changed':
        return { paths: this.changed };
      case 'recall':
        return effect.keys.map(key => this.cache.get(key) ?? null);
      case 'remember':
        effect.entries.forEach(([key, text]) => this.cache.set(key, text));
        return null;
      case 'progress':
        return null;
      case 'exit':
        throw new UserError('A command never ends the program itself.');
    }
  }

  private _find(paths: string[]): IFoundNotebook[] {
    const notebooks = Object.keys(this.files).filter(path =>
      path.endsWith('.ipynb')
    );
    return (paths.length ? paths : ['.']).flatMap((path): IFoundNotebook[] => {
      const found =
        path === '.'
          ? notebooks
          : notebooks.filter(one => one.startsWith(`${path}/`));
      const names = path in this.files ? [path] : found;
      const missing = {
        path,
        root: null,
        inProject: null,
        inTree: null,
        size: null,
        problem: `\`${path}\` does not exist.`,
        empty: path === 'empty'
      };
      return names.length
        ? names.map(name => ({
            path: name,
            root: name.startsWith('inner/') ? '/project/inner' : '/project',
            inProject: name.replace(/^inner\//, ''),
            inTree: name,
            size: this.files[name].length,
            problem: null,
            empty: false
          }))
        : [missing];
    });
  }

  private _read(path: string): IFileText {
    const text = this.files[path] ?? null;
    return {
      path,
      text,
      hash: text === null ? null : sha256(text),
      problem: text === null ? `\`${path}\` does not exist.` : null
    };
  }

  private _project(name: string): ISnapshot {
    const paths = Object.keys(this.files).filter(
      path => !path.endsWith('.ipynb')
    );
    const folders = new Set<string>();
    for (const path of paths) {
      const parts = path.split('/');
      parts.slice(0, -1).forEach((_, index) => {
        folders.add(parts.slice(0, index + 1).join('/'));
      });
    }
    return {
      schema: 1,
      kind: 'pyproject',
      name,
      root: '/project',
      contents: null,
      files: paths.sort().map(path => ({
        path,
        hash: sha256(this.files[path]),
        text: this.files[path],
        size: this.files[path].length,
        writable: true
      })),
      folders: [...folders].sort(),
      packs: [],
      administration: { locked: [], defaultStandards: null },
      git: { present: true, identity: 'Ada <ada@example.org>' },
      problems: [],
      gone: [],
      ...this.snapshot
    };
  }

  private _write(
    files: { path: string; hash: string | null; text: string | null }[]
  ): IApplied {
    const changed = files.find(
      ({ path, hash }) =>
        hash !== (path in this.files ? sha256(this.files[path]) : null)
    );
    const problem =
      this.refusal ?? (changed ? `\`${changed.path}\` was changed.` : null);
    if (problem !== null) {
      return { ok: false, written: [], problem };
    }
    for (const { path, text } of files) {
      if (text === null) {
        delete this.files[path];
      } else {
        this.files[path] = text;
      }
    }
    return { ok: true, written: files.map(({ path }) => path), problem: null };
  }
}

/** The text of a notebook with these code cells; a mark is `module` or `module test`. */
export function notebookText(
  cells: { source: string; mark?: string; id?: string }[]
): string {
  return JSON.stringify(
    {
      cells: cells.map(({ source, mark, id }, index) => {
        const [module, role = 'code'] = mark?.split(' ') ?? [];
        return {
          cell_type: 'code',
          execution_count: null,
          id: id ?? `c${index + 1}`,
          metadata: module ? { promote: { module, role } } : {},
          outputs: [],
          source
        };
      }),
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5
    },
    null,
    1
  );
}
