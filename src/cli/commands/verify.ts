import {
  numberedCell,
  verifyJson,
  verifyPlace,
  verifyText
} from '../../engine';
import type { IVerifyRequest, IVerifyResult } from '../../engine';
import { FORMAT, UserError, print, remark, textOf } from '../command';
import type { ExitCode, ICall, ICommand, ISession } from '../command';
import type { ICommitted, IFoundNotebook } from '../effects';
import { findOne, openNotebook } from '../notebooks';
import { loadProject } from '../project';

const CODES: Record<IVerifyResult['verdict'], ExitCode> = {
  same: 0,
  differs: 1,
  error: 1,
  'not-run': 2
};

export const verify: ICommand = {
  name: 'verify',
  summary: 'Prove by re-running that a notebook gives what it gave.',
  details:
    'Runs the notebook as it was (at the last commit, or as another file) and as it is, each in a\n' +
    'fresh kernel and a temporary copy of the project, and compares the values of all variables,\n' +
    'what is printed and shown, files and random generators. Exits 0 same, 1 differs or a cell\n' +
    'fails, 2 where nothing can be said.',
  positionals: 'NOTEBOOK',
  least: 1,
  most: 1,
  options: {
    against: { value: 'OLD', help: 'the notebook as it was: a file' },
    commit: {
      value: 'REV',
      help: 'the notebook as it was: at this commit (default: HEAD)'
    },
    kernel: {
      value: 'NAME',
      help: 'kernelspec to run in (default: the notebook’s own)'
    },
    seconds: { value: 'N', help: 'limit for the cells of each run' },
    'in-place': {
      help: 'run where the files are, not in a copy; what the cells write stays'
    },
    format: FORMAT
  },
  async run(call, session) {
    const seconds = secondsOf(call);
    const { root, found } = await findOne(session, call.positionals[0]);
    if (root === null || found.inProject === null) {
      throw new UserError(
        `There is no project around ${found.path} (no pyproject.toml, STANDARDS.md or git above it); ` +
          'create one with `jupyter promote init`.'
      );
    }
    const { text } = await openNotebook(session, found);
    const before = await asItWas(call, session, found);
    const { project } = await loadProject(session, found.path);
    const after: unknown = JSON.parse(text);
    const request: IVerifyRequest = {
      ...verifyPlace(project, found.inProject),
      before: JSON.parse(before),
      after,
      root,
      kernel: textOf(call, 'kernel') ?? kernelOf(after),
      copy: call.options['in-place'] !== true,
      seconds
    };
    const result = await session.host.ask<IVerifyResult>({
      do: 'prove',
      request
    });
    await print(
      session,
      textOf(call, 'format') === 'json'
        ? verifyJson(found.path, result)
        : verifyText(result, numberedCell)
    );
    return CODES[result.verdict];
  }
};

/** Text of the notebook as it was. */
async function asItWas(
  call: ICall,
  session: ISession,
  found: IFoundNotebook
): Promise<string> {
  const against = textOf(call, 'against');
  const revision = textOf(call, 'commit');
  if (against !== null && revision !== null) {
    throw new UserError(
      'Name the notebook as it was once: `--against` or `--commit`.'
    );
  }
  if (against !== null) {
    const { found: old } = await findOne(session, against);
    return (await openNotebook(session, old)).text;
  }
  const { text, commit, problem } = await session.host.ask<ICommitted>({
    do: 'committed',
    path: found.path,
    revision
  });
  if (text === null) {
    throw new UserError(
      `${problem} Name the notebook as it was with \`--against OLD.ipynb\`.`
    );
  }
  await remark(
    session,
    commit === null
      ? 'As it was at its last export.\n'
      : `As it was at the commit ${commit.slice(0, 10)}.\n`
  );
  return text;
}

function secondsOf(call: ICall): number | null {
  const text = textOf(call, 'seconds');
  if (text === null) {
    return null;
  }
  const seconds = Number(text);
  if (!(seconds > 0 && Number.isFinite(seconds))) {
    throw new UserError(`\`--seconds ${text}\`: a number above 0 is needed.`);
  }
  return seconds;
}

/** The kernelspec that a notebook names; null: none. */
function kernelOf(notebook: unknown): string | null {
  const { metadata } = notebook as {
    metadata?: { kernelspec?: { name?: unknown } };
  };
  const name = metadata?.kernelspec?.name;
  return typeof name === 'string' && name !== '' ? name : null;
}
