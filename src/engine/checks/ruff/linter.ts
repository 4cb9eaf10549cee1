import type { ILinter, ILintMessage } from '../types';
import type { IRuffSettings } from '../../project/types';
import { hasSafeFix, stateOf } from './rules';

interface IPlace {
  row: number;
  column: number;
}

interface IDiagnostic {
  code: string | null;
  message: string;
  start_location: IPlace;
  end_location: IPlace;
  fix: {
    message: string | null;
    edits: { content: string | null; location: IPlace; end_location: IPlace }[];
  } | null;
}

interface IWorkspace {
  check(text: string): IDiagnostic[];
  format(text: string): string;
  free(): void;
}

/** What the packages `ruff-wasm-web` and `ruff-wasm-nodejs` have in common. */
export interface IRuffWasm {
  Workspace: {
    new (settings: unknown, encoding: number): IWorkspace;
    version(): string;
  };
  PositionEncoding: { Utf16: number };
}

/** Workspaces are kept: making one costs more than checking a short module. */
const KEPT = 16;

/** A linter out of a ruff that has been loaded. */
export function linterOf(wasm: IRuffWasm): ILinter {
  const workspaces = new Map<string, IWorkspace>();

  const workspaceOf = (settings: IRuffSettings): IWorkspace => {
    const key = JSON.stringify(settings);
    let workspace = workspaces.get(key);
    if (!workspace) {
      try {
        workspace = new wasm.Workspace(settings, wasm.PositionEncoding.Utf16);
      } catch (error) {
        throw new Error(`ruff refuses the settings: ${sentence(error)}`);
      }
      if (workspaces.size >= KEPT) {
        workspaces.forEach(old => old.free());
        workspaces.clear();
      }
      workspaces.set(key, workspace);
    }
    return workspace;
  };

  return {
    version: wasm.Workspace.version(),
    knows: code => stateOf(code) === 'stable',
    lint: (text, settings) => workspaceOf(settings).check(text).map(messageOf),
    format: (text, settings) => {
      const workspace = workspaceOf(settings);
      try {
        return workspace.format(text);
      } catch (error) {
        throw new Error(`ruff cannot format this text: ${sentence(error)}`);
      }
    }
  };
}

function sentence(error: unknown): string {
  return String(error).replace(/^Error: /, '');
}

function messageOf(diagnostic: IDiagnostic): ILintMessage {
  const { code, message, fix } = diagnostic;
  return {
    code,
    message,
    ...rangeOf(diagnostic.start_location, diagnostic.end_location),
    fix: fix && {
      title: fix.message,
      // The WASM build does not hand over ruff's own word on a fix.
      applicability: code !== null && hasSafeFix(code) ? 'safe' : 'unsafe',
      edits: fix.edits.map(edit => ({
        ...rangeOf(edit.location, edit.end_location),
        text: edit.content ?? ''
      }))
    }
  };
}

function rangeOf(
  start: IPlace,
  end: IPlace
): Pick<ILintMessage, 'startRow' | 'startColumn' | 'endRow' | 'endColumn'> {
  return {
    startRow: start.row,
    startColumn: start.column,
    endRow: end.row,
    endColumn: end.column
  };
}
