import type { IFormattedValue } from '../../python/ast';
import type { Part } from './source';
import { sourceOf } from './source';
import { quoted } from './literal';

/** Format specifications that mean the same behind a `%`: numbers with sign, zeros, width and precision. */
const NUMBER = /^\+?0?\d*(?:\.\d+)?[eEfFgG]$|^\+?0?\d*[dxXo]$/;
const ALIGNED = /^([<>])(\d+)s?$/;
const OF_TEXT = /^([<>]?)([1-9]\d*)?(\.\d+)?s?$/;

/** A field of an f-string as a lazy argument; what `%` can't say is said by `format(…)`. */
export function fieldOf(value: IFormattedValue, source: string): Part {
  const { conversion, format_spec: spec } = value;
  const letter = conversion === -1 ? '' : String.fromCharCode(conversion);
  const text = spec ? source.slice(spec.start, spec.end).replace(/^:/, '') : '';
  const nested =
    spec?.type === 'JoinedStr' &&
    spec.values.some(part => part.type === 'FormattedValue');
  return formatted(sourceOf(value.value, source), letter, text, nested);
}

/**
 * `letter` is the conversion (`r`, `s`, `a`, '' for none), `spec` the format
 * specification, `nested` whether it has fields of its own.
 */
export function formatted(
  source: string,
  letter: string,
  spec: string,
  nested = false
): Part {
  if (spec === '') {
    return { field: `%${letter || 's'}`, source };
  }
  if (!nested && letter === '' && NUMBER.test(spec)) {
    return { field: `%${spec}`, source };
  }
  const aligned = nested
    ? null
    : letter === ''
      ? ALIGNED.exec(spec)
      : OF_TEXT.exec(spec);
  if (aligned) {
    const [, side, width = '', precision = ''] = aligned;
    const sign = side === '>' || width === '' ? '' : '-';
    return { field: `%${sign}${width}${precision}${letter || 's'}`, source };
  }
  const shown = {
    r: `repr(${source})`,
    a: `ascii(${source})`,
    s: `str(${source})`
  }[letter];
  const format = nested ? `f${nestedSpec(spec)}` : quoted(spec, '"');
  return { field: '%s', source: `format(${shown ?? source}, ${format})` };
}

/** The specification's own source in quotes that it does not hold. */
function nestedSpec(spec: string): string {
  const quote = ['"', "'", '"""', "'''"].find(mark => !spec.includes(mark));
  return `${quote ?? '"'}${spec}${quote ?? '"'}`;
}
