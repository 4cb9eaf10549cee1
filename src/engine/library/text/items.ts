/** A name more in a list that is written in Python: `from x import (a, b)`, `__all__ = ['a']`. */

export interface IItem {
  start: number;
  end: number;
  /** What the list is ordered by. */
  key: string;
}

export type Order = (one: string, other: string) => number;

/**
 * Offset-wise insertion into a comma-separated list in `text`. The item goes to
 * its place where the list is sorted by one of `orders`, else to the end; a
 * list with an item a line gets a line more, in its own indentation and with a
 * comma at the end where it has one.
 */
export function insertItem(
  text: string,
  items: IItem[],
  item: { text: string; key: string },
  orders: Order[]
): string {
  const at = placeOf(items, item.key, orders);
  const own = lineOf(text, items[0].start);
  const vertical =
    own !== null && items.every(({ start }) => lineOf(text, start) !== null);
  if (!vertical) {
    return at < items.length
      ? splice(text, items[at].start, `${item.text}, `)
      : splice(text, items[items.length - 1].end, `, ${item.text}`);
  }
  const { eol, indent } = own;
  if (at === 0) {
    // Behind the line of the bracket: comments above the first item stay with it.
    const above = /(?:(?:\r\n|\n|\r)[ \t]*(?:#[^\r\n]*)?)+$/.exec(
      text.slice(0, items[0].start)
    );
    return splice(text, above?.index ?? 0, `${eol}${indent}${item.text},`);
  }
  const end = items[at - 1].end;
  const comma = /^[ \t]*,/.exec(text.slice(end));
  const behind = comma ? end + comma[0].length : end;
  const added = `${eol}${indent}${item.text}`;
  if (!comma) {
    return splice(splice(text, restOfLine(text, behind), added), end, ',');
  }
  return splice(text, restOfLine(text, behind), `${added},`);
}

/** The list without one of its items: the whole line where it has one of its own, else with the comma. */
export function removeItem(text: string, items: IItem[], at: number): string {
  const { start, end } = items[at];
  const own = lineOf(text, start);
  const rest = /^[ \t]*,?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/.exec(
    text.slice(end)
  );
  if (own !== null && rest !== null) {
    const from = start - own.indent.length - own.eol.length;
    return text.slice(0, from) + text.slice(end + rest[0].length);
  }
  if (at + 1 < items.length) {
    return text.slice(0, start) + text.slice(items[at + 1].start);
  }
  const from = at > 0 ? items[at - 1].end : start;
  const comma = at > 0 ? '' : (/^[ \t]*,/.exec(text.slice(end))?.[0] ?? '');
  return text.slice(0, from) + text.slice(end + comma.length);
}

function placeOf(items: IItem[], key: string, orders: Order[]): number {
  const order = orders.find(compare =>
    items.every(
      (item, at) => at === 0 || compare(items[at - 1].key, item.key) <= 0
    )
  );
  const at = order ? items.findIndex(item => order(key, item.key) < 0) : -1;
  return at < 0 ? items.length : at;
}

/** Line end and indentation where only white space stands before `offset` in a line that no backslash continues. */
function lineOf(
  text: string,
  offset: number
): { eol: string; indent: string } | null {
  const found = /(?<!\\|\\\r)(\r\n|\n|\r)([ \t]*)$/.exec(text.slice(0, offset));
  return found && { eol: found[1], indent: found[2] };
}

/** Behind the comment that follows in the line; where more code follows, `offset` itself. */
function restOfLine(text: string, offset: number): number {
  const rest = /^[ \t]*#[^\r\n]*/.exec(text.slice(offset));
  return rest ? offset + rest[0].trimEnd().length : offset;
}

function splice(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
