import type { ILinter } from '../engine';
import type { ICheckOptions } from './checking';
import type { IHost } from './effects';
import type { IPool } from './threads';

/** 0 clean, 1 findings, 2 usage, configuration or unreadable input. */
export type ExitCode = 0 | 1 | 2;

/** Something that the person has to mend: printed as it is, exit 2. */
export class UserError extends Error {}

/** What to say about an error: its sentence, or that it is our own fault. */
export function sentenceOf(error: unknown): string {
  if (error instanceof UserError) {
    return error.message;
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : error;
  return `a fault of its own; please report it with the lines below.\n${what}`;
}

export interface IOption {
  /** Placeholder of its value in the help; without one it is a switch. */
  value?: string;
  /** What the value may be; anything where it is missing. */
  choices?: readonly string[];
  help: string;
}

/** The arguments of one call, checked. */
export interface ICall {
  positionals: string[];
  /** Values of options, true for a switch; a missing one is not there. */
  options: Readonly<Record<string, string | true | undefined>>;
}

/** What a command needs from outside. */
export interface ISession {
  host: IHost;
  /** ISO date, YYYY-MM-DD. */
  today: string;
  /** ISO date and time, for records. */
  now: string;
  /** Whether standard output is a terminal that shows colours. */
  colours: boolean;
  /** Whether standard error is a terminal. */
  terminal: boolean;
  /** Version of this program, and what tells one build of it from another; null: nothing is cached. */
  version: string;
  build: string | null;
  /** Ruff, loaded with the first call. */
  linter(): Promise<ILinter>;
  /** Starts threads that check notebooks; null: this thread does it. */
  threads: ((count: number, options: ICheckOptions) => IPool) | null;
}

export interface ICommand {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Further paragraphs of its help. */
  details?: string;
  /** Its arguments as the help shows them: `[PATH…]`. */
  positionals: string;
  least: number;
  most: number;
  options: Readonly<Record<string, IOption>>;
  /** @throws UserError */
  run(call: ICall, session: ISession): Promise<ExitCode>;
}

export const FORMAT: IOption = {
  value: 'FORMAT',
  choices: ['text', 'json'],
  help: 'text (default) or json'
};

/** The text of an option, null where it was not given. */
export function textOf(call: ICall, option: string): string | null {
  const value = call.options[option];
  return typeof value === 'string' ? value : null;
}

/** Prints to standard output, which carries the result alone. */
export async function print(session: ISession, text: string): Promise<void> {
  await session.host.ask<null>({ do: 'print', stream: 'out', text });
}

/** Prints a remark to standard error. */
export async function remark(session: ISession, text: string): Promise<void> {
  await session.host.ask<null>({ do: 'print', stream: 'err', text });
}
