import { readArguments } from '../arguments';
import { UserError } from '../command';
import type { ICommand } from '../command';
import { commandHelp, programHelp } from '../help';

const show: ICommand = {
  name: 'show',
  summary: 'Show things.',
  positionals: 'FILE [MORE]',
  least: 1,
  most: 2,
  options: {
    format: { value: 'FORMAT', choices: ['text', 'json'], help: 'how' },
    name: { value: 'NAME', help: 'any text' },
    all: { help: 'everything' }
  },
  run: async () => 0
};
const hide: ICommand = { ...show, name: 'hide', options: {} };
const commands = [show, hide];

const read = (...words: string[]) => readArguments(words, commands);
const problem = (...words: string[]): string => {
  try {
    read(...words);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error(`${words.join(' ')} was accepted`);
};

describe('arguments', () => {
  it('takes options before, between and after positionals', () => {
    for (const words of [
      ['--format', 'json', 'a', '--all', 'b'],
      ['a', 'b', '--all', '--format=json']
    ]) {
      expect(read('show', ...words)).toEqual({
        kind: 'run',
        command: show,
        call: {
          positionals: ['a', 'b'],
          options: { all: true, format: 'json' }
        }
      });
    }
  });

  it('takes what begins with a dash after two of them', () => {
    expect(read('show', '--', '--all')).toMatchObject({
      call: { positionals: ['--all'], options: {} }
    });
  });

  it('takes a value that begins with a dash behind `=`', () => {
    expect(read('show', 'a', '--name=--x')).toMatchObject({
      call: { options: { name: '--x' } }
    });
  });

  it('asks for help and version', () => {
    expect(read()).toEqual({ kind: 'help', command: null });
    expect(read('--help')).toEqual({ kind: 'help', command: null });
    expect(read('-h')).toEqual({ kind: 'help', command: null });
    expect(read('help')).toEqual({ kind: 'help', command: null });
    expect(read('help', 'show')).toEqual({ kind: 'help', command: show });
    expect(read('show', '--help')).toEqual({ kind: 'help', command: show });
    expect(read('show', '-h', 'a', 'b', 'c')).toEqual({
      kind: 'help',
      command: show
    });
    expect(read('--version')).toEqual({ kind: 'version' });
  });

  it.each([
    [
      ['shwo', 'a'],
      'There is no command `shwo`. Did you mean `show`? Commands: `show` or `hide`.'
    ],
    [
      ['constructor'],
      'There is no command `constructor`. Commands: `show` or `hide`.'
    ],
    [
      ['--verson'],
      '`--verson` comes before the command. Did you mean `--version`? First the command: `show` or `hide`.'
    ],
    [
      ['show', 'a', '--fromat', 'json'],
      '`--fromat` is no option of `jupyter promote show`. Did you mean `--format`? Options: `--format`, `--name`, `--all` or `--help`.'
    ],
    [
      ['show', 'a', '--constructor'],
      '`--constructor` is no option of `jupyter promote show`. Options: `--format`, `--name`, `--all` or `--help`.'
    ],
    [
      ['show', 'a', '--format', 'jsn'],
      '`--format jsn`: it may be `text` or `json`. Did you mean `json`?'
    ],
    [
      ['show', 'a', '--format', '--all'],
      '`--format` needs a value: --format FORMAT.'
    ],
    [['show', 'a', '--format'], '`--format` needs a value: --format FORMAT.'],
    [['show', 'a', '--all=no'], '`--all` takes no value; write it alone.'],
    [['show'], 'An argument is missing: `jupyter promote show FILE [MORE]`.'],
    [
      ['show', 'a', 'b', 'c'],
      '`c` is one argument too many: `jupyter promote show FILE [MORE]`.'
    ]
  ])('refuses %j', (words, message) => {
    expect(problem(...words)).toBe(message);
  });
});

describe('help', () => {
  it('lists commands', () => {
    const help = programHelp(commands);
    expect(help).toContain('  show FILE [MORE]  Show things.\n');
    expect(help).toContain('Exit codes: 0 clean; 1 findings; 2 usage');
  });

  it('lists options', () => {
    expect(commandHelp(show)).toBe(
      [
        'Usage: jupyter promote show [OPTIONS] FILE [MORE]',
        '',
        'Show things.',
        '',
        'Options:',
        '  --format FORMAT  how',
        '  --name NAME      any text',
        '  --all            everything',
        '  --help           show this help',
        ''
      ].join('\n')
    );
  });
});
