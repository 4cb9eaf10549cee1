/** In whose name a sign-off is ticked: proposed, never fixed. */
import type { User } from '@jupyterlab/services';
import type { IStateDB } from '@jupyterlab/statedb';
import type { PromoteNotebook } from '../notebook';

const KEY = 'jupyterlab-promote:signer';

/** Jupyter makes names up for people that it doesn't know. */
const MADE_UP = /^Anonymous\b/i;

export class Signer {
  constructor(
    private readonly _user: Pick<User.IManager, 'identity' | 'ready'>,
    private readonly _state: IStateDB | null
  ) {
    void _state?.fetch(KEY).then(name => {
      if (typeof name === 'string' && this._name === null) {
        this._name = name;
      }
    });
  }

  /** The name used last, else Jupyter's for a person that it knows, else git's; '' where nobody is known. */
  nameFor(notebook: PromoteNotebook): string {
    const user = this._user.identity?.display_name ?? '';
    const known = user !== '' && !MADE_UP.test(user) ? user : null;
    const git = notebook.project?.snapshot.git.identity ?? null;
    return this._name ?? known ?? git ?? '';
  }

  remember(name: string): void {
    this._name = name;
    void this._state?.save(KEY, name);
  }

  private _name: string | null = null;
}
