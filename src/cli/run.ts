import { readArguments } from './arguments';
import { print, remark, sentenceOf } from './command';
import type { ExitCode, ICommand, ISession } from './command';
import { commandHelp, programHelp } from './help';

/**
 * Does what the command line asks for.
 *
 * @param words - Arguments without program and script.
 * @returns The exit code; whatever went wrong has been said.
 */
export async function run(
  words: readonly string[],
  commands: readonly ICommand[],
  session: ISession
): Promise<ExitCode> {
  try {
    const request = readArguments(words, commands);
    switch (request.kind) {
      case 'version':
        await print(session, `jupyter promote ${session.version}\n`);
        return 0;
      case 'help':
        await print(
          session,
          request.command ? commandHelp(request.command) : programHelp(commands)
        );
        return 0;
      case 'run':
        return await request.command.run(request.call, session);
    }
  } catch (error) {
    await remark(session, `jupyter promote: ${sentenceOf(error)}\n`);
    return 2;
  }
}
