import { parseArgs } from 'node:util';
import { didYouMean, oneOf } from '../engine';
import { UserError } from './command';
import type { ICall, ICommand, IOption } from './command';

/** What a command line asks for. */
export type Request =
  | { kind: 'version' }
  | { kind: 'help'; command: ICommand | null }
  | { kind: 'run'; command: ICommand; call: ICall };

const HELP: IOption = { help: 'show this help' };

/**
 * Reads a command line.
 *
 * @param words - Without program and script.
 * @throws UserError with what was found, what is allowed and the nearest match.
 */
export function readArguments(
  words: readonly string[],
  commands: readonly ICommand[]
): Request {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h') {
    return { kind: 'help', command: null };
  }
  if (name === '--version') {
    return { kind: 'version' };
  }
  const names = commands.map(command => command.name);
  if (name === 'help') {
    return rest.length
      ? { kind: 'help', command: find(rest[0], commands, names) }
      : { kind: 'help', command: null };
  }
  if (name.startsWith('-')) {
    throw new UserError(
      `\`${name}\` comes before the command.${didYouMean(name, ['--help', '--version'])} ` +
        `First the command: ${oneOf(names)}.`
    );
  }
  const command = find(name, commands, names);
  const call = readCall(rest, command);
  return 'help' in call.options
    ? { kind: 'help', command }
    : { kind: 'run', command, call };
}

function find(
  name: string,
  commands: readonly ICommand[],
  names: string[]
): ICommand {
  const command = commands.find(one => one.name === name);
  if (!command) {
    throw new UserError(
      `There is no command \`${name}\`.${didYouMean(name, names)} Commands: ${oneOf(names)}.`
    );
  }
  return command;
}

function readCall(words: string[], command: ICommand): ICall {
  const known: Record<string, IOption> = { ...command.options, help: HELP };
  const options: Record<string, string | true> = {};
  const positionals: string[] = [];
  const { tokens } = parseArgs({
    args: words,
    options: Object.fromEntries([
      ...Object.entries(known).map(([name, option]) => [
        name,
        option.value === undefined
          ? { type: 'boolean' as const }
          : { type: 'string' as const }
      ]),
      ['help', { type: 'boolean' as const, short: 'h' }]
    ]),
    strict: false,
    allowPositionals: true,
    tokens: true
  });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      const option = Object.hasOwn(known, token.name)
        ? known[token.name]
        : undefined;
      options[token.name] = readOption(command, known, option, token);
    }
  }
  if (!('help' in options)) {
    checkCount(command, positionals);
  }
  return { positionals, options };
}

function readOption(
  command: ICommand,
  known: Record<string, IOption>,
  option: IOption | undefined,
  token: { rawName: string; value?: string; inlineValue?: boolean }
): string | true {
  const { rawName, value } = token;
  const allowed = Object.keys(known).map(name => `--${name}`);
  if (!option) {
    throw new UserError(
      `\`${rawName}\` is no option of \`jupyter promote ${command.name}\`.` +
        `${didYouMean(rawName, allowed)} Options: ${oneOf(allowed)}.`
    );
  }
  if (option.value === undefined) {
    if (value !== undefined) {
      throw new UserError(`\`${rawName}\` takes no value; write it alone.`);
    }
    return true;
  }
  if (value === undefined || (!token.inlineValue && value.startsWith('--'))) {
    throw new UserError(
      `\`${rawName}\` needs a value: ${rawName} ${option.value}.`
    );
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new UserError(
      `\`${rawName} ${value}\`: it may be ${oneOf(option.choices)}.` +
        didYouMean(value, option.choices)
    );
  }
  return value;
}

function checkCount(command: ICommand, positionals: string[]): void {
  const usage = `jupyter promote ${command.name} ${command.positionals}`.trim();
  if (positionals.length < command.least) {
    throw new UserError(`An argument is missing: \`${usage}\`.`);
  }
  if (positionals.length > command.most) {
    throw new UserError(
      `\`${positionals[command.most]}\` is one argument too many: \`${usage}\`.`
    );
  }
}
