/**
 * Markdown that no person wrote can take a parser minutes: emphasis marks,
 * brackets and nesting cost the square of their number. Such blocks are left
 * out before parsing, and so are the fences of MyST and Quarto, which would
 * run into the item above; their lines stay, so that all others keep their numbers.
 */

/** Emphasis marks, brackets, angles and backticks of one paragraph. */
const MOST_MARKS = 1_000;
/** Lists and quotes in one another. */
const DEEPEST = 100;
/** Deeper indentation is no nesting a person could follow. */
const WIDEST = 200;

/** An item or a heading ends the paragraph above it. */
const BEGINS = /^\s*(?:[-+*]\s|\d{1,9}[.)]\s|#)/;

/** `:::{note}`, `::: {.callout-tip}`, `:::` */
const COLONS = /^[\t >]*:{3,}[\t ]*(?:\{[^{}]*\}.*|[\w-]+[\t ]*)?$/;
const CODE = /^[\t >]*(`{3,}|~{3,})/;

export interface IUntrapped {
  text: string;
  /** 1-based first lines of the blocks left out. */
  skipped: number[];
  /** 1-based first and last lines of what stands between fences of colons. */
  fenced: [number, number][];
}

export function withoutTraps(text: string): IUntrapped {
  const skipped: number[] = [];
  const pieces = text.split(/(\r\n|\n|\r)/);
  let block: number[] = [];
  let code = '';
  let fences = 0;
  const fenced: [number, number][] = [];
  const open: number[] = [];
  const close = (): void => {
    const lines = block.map(index => pieces[index]);
    if (lines.length && isTrap(lines)) {
      skipped.push(block[0] / 2 + 1);
      block.forEach(index => (pieces[index] = ''));
    }
    block = [];
  };
  // Texts stand at even places, line ends at odd ones.
  for (let index = 0; index < pieces.length; index += 2) {
    const mark = CODE.exec(pieces[index])?.[1] ?? '';
    code = code ? (mark.startsWith(code) ? '' : code) : mark;
    if (!code && COLONS.test(pieces[index])) {
      const line = index / 2 + 1;
      if (/^[\t >:]*$/.test(pieces[index])) {
        const from = open.pop();
        if (from !== undefined) {
          fenced.push([from, line]);
        }
      } else {
        open.push(line);
      }
      pieces[index] = '';
      fences += 1;
    }
    if (/^[\s>]*$/.test(pieces[index]) && pieces[index].length <= WIDEST) {
      close();
      continue;
    }
    if (BEGINS.test(pieces[index])) {
      close();
    }
    block.push(index);
  }
  close();
  const isWhole = skipped.length === 0 && fences === 0;
  return { text: isWhole ? text : pieces.join(''), skipped, fenced };
}

function isTrap(lines: readonly string[]): boolean {
  let marks = 0;
  for (const line of lines) {
    const head =
      /^(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
    const containers = head.match(/[>\-+*.)]/g)?.length ?? 0;
    if (containers > DEEPEST || head.length > WIDEST) {
      return true;
    }
    for (const character of line) {
      marks += '*_[]<>`!&\\'.includes(character) ? 1 : 0;
    }
  }
  return marks > MOST_MARKS;
}
