/** `check --format github`: workflow commands, which GitHub shows beside the lines of a pull request. */
import type { Level } from '../checks/types';
import type { IChecked, IPlacedFinding } from './checked';
import type { IFormatOptions } from './formats';
import { countingFindings, unrepeated } from './counts';
import { notCheckedHere } from './verdict';

const COMMANDS: Record<Level, string> = {
  must: 'error',
  should: 'warning',
  may: 'notice'
};

/** Musts first: GitHub shows only the first ten of a kind. */
export function checkGithub(
  checked: readonly IChecked[],
  { folder, unreadable }: IFormatOptions
): string {
  const isNew = unrepeated();
  const broken = unreadable.map(({ path, message }) =>
    command('error', { file: folder + path, title: 'Unreadable' }, [message])
  );
  const lines = checked.flatMap(one => {
    const { notebook, gate } = one;
    const file = folder + notebook;
    const unchecked = notCheckedHere(one);
    const isOpen = gate.state === 'none' || gate.state === 'open';
    return [
      ...(unchecked === null
        ? []
        : [
            command('notice', { file, title: 'Not checked here' }, [unchecked])
          ]),
      ...(isOpen
        ? []
        : [
            command('error', { file, title: `Gate: ${gate.state}` }, [
              ...gate.reasons.map(({ message }) => message)
            ])
          ]),
      ...countingFindings(one)
        .filter(isNew)
        .map(found => annotation(file, found))
    ];
  });
  return [...broken, ...lines].map(line => `${line}\n`).join('');
}

function annotation(
  file: string,
  { finding, index, from, message, fixTitle, fileLine }: IPlacedFinding
): string {
  const place = [
    ...(index === null ? [] : [`cell ${index}`]),
    ...(from ? [`line ${from.line}`] : [])
  ].join(', ');
  return command(
    COMMANDS[finding.level],
    {
      file,
      ...(fileLine === null ? {} : { line: String(fileLine) }),
      title: place ? `${finding.check} (${place})` : finding.check
    },
    [message, ...(fixTitle === null ? [] : [`Fix: ${fixTitle}`])]
  );
}

function command(
  name: string,
  properties: Record<string, string>,
  lines: string[]
): string {
  const said = Object.entries(properties).map(
    ([key, value]) =>
      `${key}=${escaped(value).replace(/:/g, '%3A').replace(/,/g, '%2C')}`
  );
  return `::${name} ${said.join(',')}::${escaped(lines.join('\n'))}`;
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
