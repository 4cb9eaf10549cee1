/** How a JSON text is laid out, and values written in that way. */
import { type FormattingOptions } from 'jsonc-parser/lib/esm/main.js';

export interface IJsonLayout {
  /** Undefined: the text stands on one line. */
  formatting: FormattingOptions | undefined;
  /** Whether everything beyond ASCII is written as `\u….`. */
  ascii: boolean;
  /** What stands between two elements and behind a key, in a text on one line. */
  comma: string;
  colon: string;
}

const BEYOND_ASCII = /[\u0080-\uffff]/g;

function isAscii(text: string): boolean {
  return text.search(BEYOND_ASCII) < 0;
}

export function layoutOf(text: string): IJsonLayout {
  const indent = /\n([ \t]+)"/.exec(text)?.[1];
  return {
    formatting: indent
      ? {
          insertSpaces: indent[0] === ' ',
          tabSize: indent[0] === ' ' ? indent.length : 1,
          eol: text.includes('\r\n') ? '\r\n' : '\n'
        }
      : undefined,
    ascii: /\\u(?!00[0-7])/.test(text) && isAscii(text),
    comma: /[\]}"], ["[{]/.test(text) ? ', ' : ',',
    colon: /": ["[{\dtfn]/.test(text) ? ': ' : ':'
  };
}

/** A value as this text would write it; lines but the first begin with `indent`. */
export function written(
  value: unknown,
  indent: string,
  layout: IJsonLayout
): string {
  const { formatting } = layout;
  if (!formatting) {
    return inLayout(onOneLine(value, layout), layout);
  }
  const { insertSpaces, tabSize = 1, eol = '\n' } = formatting;
  const unit = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const text = JSON.stringify(value, null, unit);
  return inLayout(text.replace(/\n/g, `${eol}${indent}`), layout);
}

/** JSON with what is beyond ASCII escaped where the text does so. */
export function inLayout(json: string, { ascii }: IJsonLayout): string {
  return ascii
    ? json.replace(
        BEYOND_ASCII,
        char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      )
    : json;
}

function onOneLine(value: unknown, layout: IJsonLayout): string {
  if (Array.isArray(value)) {
    const parts = value.map(one => onOneLine(one, layout));
    return `[${parts.join(layout.comma)}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(
      ([key, one]) =>
        `${JSON.stringify(key)}${layout.colon}${onOneLine(one, layout)}`
    );
    return `{${parts.join(layout.comma)}}`;
  }
  return JSON.stringify(value);
}
