/** The server extension's side: the project's texts in, change sets out. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { IFileChange, ISnapshot } from '../engine';
import { NAMESPACE } from '../tokens';

/** `GET project`: the snapshot, and where the notebook lies in it. */
export interface IProjectAnswer extends ISnapshot {
  /** Path of the notebook relative to the project root. */
  notebook: string;
}

export interface IApplied {
  written: string[];
}

export interface IProbe {
  /** Absolute path on the server's machine. */
  path: string;
  /** What is in it. */
  token: string;
}

/** What a hand-over would meet. */
export interface IHandOverState {
  /** Why nothing can be handed over, a whole sentence; null: it can. */
  refusal: string | null;
  /** The branch that is checked out; null: none is. */
  branch: string | null;
  /** Whether that is the team's main branch. */
  trunk: boolean;
  /** Local branches that begin with `promote/`. */
  branches: string[];
  /** `Name <mail>` as git has it. */
  identity: string | null;
}

/** What is committed; paths relative to the project root. */
export interface IHandOverRequest {
  files: string[];
  /** Committed without outputs; null: not at all. */
  notebook: string | null;
  /** Null: the branch that is checked out. */
  branch: string | null;
  message: string;
}

export interface ICommit {
  branch: string;
  /** Full name of the commit. */
  commit: string;
  /** What it changes, relative to the work tree. */
  files: string[];
  /** What git and its hooks said. */
  said: string;
}

/** An answer of the server that is no success, with its own sentence. */
export class ServerRefusal extends Error {
  constructor(
    message: string,
    readonly status: number
  ) {
    super(message);
  }
}

export class ProjectClient {
  constructor(
    private readonly _settings: ServerConnection.ISettings = ServerConnection.makeSettings()
  ) {}

  /**
   * Reads the project around a notebook.
   *
   * @param path - Contents path of the notebook, without drive.
   * @throws ServerRefusal, status 404 where the server extension is missing.
   */
  read(path: string): Promise<IProjectAnswer> {
    return this._request<IProjectAnswer>(
      `project?path=${encodeURIComponent(path)}`
    );
  }

  /**
   * Writes a change set: all of it or nothing.
   *
   * @param path - Contents path of the notebook, to find the project.
   * @param undo - Name of the export for `revert`; null keeps nothing.
   */
  apply(
    path: string,
    files: IFileChange[],
    undo: string | null
  ): Promise<IApplied> {
    return this._request<IApplied>('apply', { path, files, undo });
  }

  /** Gives back the bytes before an export, while the files are as exported. */
  revert(path: string, undo: string): Promise<IApplied> {
    return this._request<IApplied>('revert', { path, undo });
  }

  /** Puts a file into the project that only a kernel on the server's disk can read; it is gone after a while. */
  probe(path: string): Promise<IProbe> {
    return this._request<IProbe>('probe', { path });
  }

  /**
   * Reads a notebook as the last commit has it, else (`commit` is null) as it
   * was at its last export.
   *
   * @throws ServerRefusal, status 422 where there is none.
   */
  committed(path: string): Promise<{ text: string; commit: string | null }> {
    return this._request(`committed?path=${encodeURIComponent(path)}`);
  }

  /** Keeps cells that leave the notebook, under a name that nothing has yet. */
  keep(path: string, name: string, text: string): Promise<IApplied> {
    return this._request('kept', { path, name, text });
  }

  /** @throws ServerRefusal, status 422 where nothing is kept under the name. */
  kept(path: string, name: string): Promise<{ text: string }> {
    const query = `path=${encodeURIComponent(path)}&name=${encodeURIComponent(name)}`;
    return this._request(`kept?${query}`);
  }

  /** What a hand-over would meet. */
  handOverState(path: string): Promise<IHandOverState> {
    return this._request(`handover?path=${encodeURIComponent(path)}`);
  }

  /**
   * Commits an export by the person's own git.
   *
   * @throws ServerRefusal with git's own words; nothing was committed then.
   */
  handOver(path: string, request: IHandOverRequest): Promise<ICommit> {
    return this._request('handover', { path, ...request });
  }

  private async _request<T>(route: string, body?: unknown): Promise<T> {
    const url = URLExt.join(this._settings.baseUrl, NAMESPACE, route);
    const response = await ServerConnection.makeRequest(
      url,
      body === undefined
        ? { cache: 'no-store' }
        : { method: 'POST', body: JSON.stringify(body) },
      this._settings
    );
    const text = await response.text();
    let answer: unknown = null;
    try {
      answer = JSON.parse(text);
    } catch {
      // A page of some proxy: the status says enough.
    }
    if (!response.ok || answer === null) {
      const said = (answer as { message?: unknown } | null)?.message;
      throw new ServerRefusal(
        typeof said === 'string' && said !== ''
          ? said
          : `${response.status} ${response.statusText}`,
        response.ok ? 502 : response.status
      );
    }
    return answer as T;
  }
}
