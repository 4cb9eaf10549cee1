/** The git repository around a test's project, asked as a person would in a terminal. */
import { execFileSync } from 'child_process';
import type { Lab } from './lab';

export class Repository {
  private constructor(readonly root: string) {}

  /** Makes the project of a test a repository with one commit. */
  static async of(lab: Lab): Promise<Repository> {
    const response = await lab.page.request.get(
      `/jupyterlab_promote/project?path=${lab.folder}/x.ipynb`
    );
    const repository = new Repository((await response.json()).root);
    repository.git('init', '-q', '-b', 'main');
    repository.git('config', 'user.name', 'Ada');
    repository.git('config', 'user.email', 'ada@example.org');
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'Begin');
    return repository;
  }

  git(...words: string[]): string {
    return execFileSync('git', words, {
      cwd: this.root,
      encoding: 'utf-8'
    }).trim();
  }
}
