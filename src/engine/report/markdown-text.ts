/** Text of ours and of the user's inside of Markdown that we write. */

/** Inline code; what would end it is left out. */
export function codeOf(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ').trim()}\``;
}

/** Markdown's own signs in a sentence, its code spans left as they are. */
export function textOf(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[\\*_[\]<>|#]/g, '\\$&')
    )
    .join('');
}
