/** How words are marked on a terminal; without colours every function gives its text back. */
export interface IColours {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  blue(text: string): string;
}

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001b[${open}m${text}\u001b[${close}m`;

const same = (text: string): string => text;

export function coloursOf(on: boolean): IColours {
  return on
    ? {
        bold: sgr(1, 22),
        dim: sgr(2, 22),
        red: sgr(31, 39),
        yellow: sgr(33, 39),
        green: sgr(32, 39),
        blue: sgr(34, 39)
      }
    : {
        bold: same,
        dim: same,
        red: same,
        yellow: same,
        green: same,
        blue: same
      };
}
