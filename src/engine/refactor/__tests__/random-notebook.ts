/** Small notebooks by chance, the same for the same seed: every kind of statement that moves names about. */

export interface IRandomNotebook {
  cells: string[];
  /** Indexes of one cell, or of two neighbours. */
  pick: number[];
}

const NAMES = 'abcdefg'.split('');

export function randomNotebook(seed: number): IRandomNotebook {
  const make = new Maker(seed);
  const cells = [
    'import math\nlst = []\nd = {}\ndef f0(x):\n    return x * 2\ndef f1(x):\n    return x' +
      make.one(' + 1', ' + a', ''),
    NAMES.map(name => `${name} = ${make.number(9)}`).join('\n'),
    ...Array.from({ length: 3 + make.number(2) }, () => make.cell())
  ];
  const first = 2 + make.number(cells.length - 4);
  return { cells, pick: make.chance(0.7) ? [first] : [first, first + 1] };
}

class Maker {
  constructor(private _seed: number) {}

  /** 0 to 1. */
  private _next(): number {
    // mulberry32
    this._seed = (this._seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this._seed ^ (this._seed >>> 15), 1 | this._seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(share: number): boolean {
    return this._next() < share;
  }

  number(most: number): number {
    return Math.floor(this._next() * (most + 1));
  }

  one<T>(...options: T[]): T {
    return options[this.number(options.length - 1)];
  }

  name(): string {
    return this.one(...NAMES);
  }

  value(depth = 0): string {
    const inner = (): string => (depth < 2 ? this.value(depth + 1) : '1');
    return this.one<() => string>(
      () => this.name(),
      () => this.name(),
      () => String(this.number(4)),
      () => `(${inner()} + ${inner()})`,
      () => `sum([${this.name()} * x for x in range(2)])`,
      () => `f${this.number(1)}(${inner()})`,
      () => `(lambda q: q + ${this.name()})(${this.number(3)})`,
      () => `math.floor(${inner()})`,
      () => `(${this.name()} := ${this.number(9)})`,
      () => `max(${this.name()}, 2)`
    )();
  }

  statement(depth = 0): string {
    const simple = [
      () => `${this.name()} = ${this.value()}`,
      () => `${this.name()} = ${this.value()}`,
      () => `${this.name()} += ${this.value()}`,
      () => this.pair(),
      () => `print(${this.value()})`,
      () => `lst.append(${this.value()})`,
      () => `lst[0:0] = [${this.value()}]`,
      () =>
        this.chance(0.2)
          ? this.one(`del ${this.name()}`, `max = ${this.value()}`)
          : `d[${this.number(2)}] = ${this.value()}`
    ];
    const compound = [
      () => `if ${this.value()} > 2:\n${this.block(depth)}`,
      () =>
        `if ${this.value()} > 2:\n${this.block(depth)}\nelse:\n${this.block(depth)}`,
      // A loop that never runs leaves its names unset: that is said, not refused.
      () =>
        `for ${this.name()} in range(${1 + this.number(2)}):\n${this.block(depth)}`,
      () =>
        `try:\n${this.block(depth)}\nexcept NameError as e1:\n${this.block(depth)}\nfinally:\n${this.block(depth)}`,
      () =>
        `match ${this.value()}:\n    case 1:\n${indented(this.block(depth))}\n    case ${this.name()}:\n        pass`
    ];
    return depth < 2 && this.chance(0.35)
      ? this.one(...compound)()
      : this.one(...simple)();
  }

  /** Two targets; never the same one, which CPython before 3.11.3 sets in the wrong order in functions. */
  pair(): string {
    const [one, other] = [this.name(), this.name()];
    const values = `${this.value()}, ${this.value()}`;
    return one === other
      ? `${one} = (${values})[1]`
      : `${one}, ${other} = ${values}`;
  }

  block(depth: number): string {
    return indented(
      [this.statement(depth + 1), this.statement(depth + 1)].join('\n')
    );
  }

  cell(): string {
    const lines = Array.from({ length: 1 + this.number(3) }, () =>
      this.statement()
    );
    if (this.chance(0.15)) {
      const at = this.number(lines.length);
      lines.splice(at, 0, `def f${this.number(1)}(x):\n    return x`);
    }
    if (this.chance(0.1)) {
      lines.splice(this.number(lines.length), 0, 'import os, math');
    }
    if (this.chance(0.35)) {
      lines.push(this.one(this.value(), this.name()));
    }
    return lines.join('\n');
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}
