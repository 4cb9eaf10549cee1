import type { ICommand } from './command';

/** Help of the whole program. */
export function programHelp(commands: readonly ICommand[]): string {
  const rows = commands.map((command): [string, string] => [
    `${command.name} ${command.positionals}`.trim(),
    command.summary
  ]);
  return [
    'Usage: jupyter promote COMMAND [ARGUMENTS]',
    '',
    'Promotes notebook cells to library code by the standards of the team.',
    '',
    'Commands:',
    ...table(rows),
    '',
    'jupyter promote COMMAND --help shows the options of a command.',
    'jupyter promote --version shows the version.',
    '',
    'Exit codes: 0 clean; 1 findings; 2 usage, configuration or unreadable input.',
    ''
  ].join('\n');
}

/** Help of one command. */
export function commandHelp(command: ICommand): string {
  const rows = Object.entries({
    ...command.options,
    help: { help: 'show this help', value: undefined }
  }).map(([name, option]): [string, string] => [
    option.value === undefined ? `--${name}` : `--${name} ${option.value}`,
    option.help
  ]);
  return [
    `Usage: jupyter promote ${command.name} [OPTIONS] ${command.positionals}`.trim(),
    '',
    command.summary,
    ...(command.details ? ['', command.details] : []),
    '',
    'Options:',
    ...table(rows),
    ''
  ].join('\n');
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
