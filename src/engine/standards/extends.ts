import type { ISnapshot } from '../project/types';
import { didYouMean, oneOf } from './nearest';
import { extendedBy } from './sources';
import type { ISource } from './sources';

/** A document and all that it extends. */
export interface IChain {
  /** What is overridden first, the document itself last. */
  sources: ISource[];
  stages: string[];
  aim: string | null;
  gate: 'draft' | 'strict';
}

/** More documents than these are a mistake. */
const MOST = 50;

/** Follows `extends` to its end; each document is there once, where it is overridden first. */
export function chainOf(own: ISource, snapshot: ISnapshot): IChain {
  const sources: ISource[] = [];
  const follow = (source: ISource, above: readonly string[]): void => {
    for (const name of source.settings.extends) {
      const found = extendedBy(source, name, snapshot);
      const complain = (message: string): void => {
        source.problems.push({
          line: source.settings.lines.extends ?? null,
          message,
          severity: 'error'
        });
      };
      if (typeof found === 'string') {
        complain(found);
      } else if (above.includes(found.name)) {
        complain(
          `\`extends: ${name}\` goes round in a circle: ${[...above.slice(above.indexOf(found.name)), found.name].join(' → ')}. Take one of them out.`
        );
      } else if (sources.length >= MOST) {
        complain(
          `More than ${MOST} documents are extended; \`${name}\` is left out.`
        );
        return;
      } else if (!sources.some(one => one.name === found.name)) {
        follow(found, [...above, found.name]);
        sources.push(found);
      }
    }
  };
  follow(own, [own.name]);
  sources.push(own);
  return { sources, ...ladder(sources, own), gate: gateOf(sources) };
}

/** Stages and aim: the document's own, else those of what it extends. */
function ladder(
  sources: readonly ISource[],
  own: ISource
): { stages: string[]; aim: string | null } {
  const nearestFirst = [...sources].reverse();
  const holder = nearestFirst.find(one => one.settings.stages !== null);
  const stages = holder?.settings.stages ?? [];
  for (const source of sources) {
    const others = source.settings.stages;
    if (others && source !== holder && others.some(one => !isIn(one, stages))) {
      own.problems.push({
        line: own.settings.lines.extends ?? null,
        message: `${source.name} has the stages ${others.join(', ')}, and here the stages are ${stages.join(', ')}: its statements count from ${stages[0]} on, unless a heading names one of yours.`,
        severity: 'warning'
      });
    }
  }
  const written = own.settings.aim ?? holder?.settings.aim ?? null;
  const aim =
    stages.find(one => one.toLowerCase() === written?.toLowerCase()) ?? null;
  if (written !== null && aim === null) {
    own.problems.push(unknownAim(written, stages, own));
  }
  return { stages, aim };
}

function unknownAim(
  aim: string,
  stages: readonly string[],
  own: ISource
): ISource['problems'][number] {
  const message = stages.length
    ? `\`aim\` is \`${aim}\`; it can be ${oneOf(stages)}.${didYouMean(aim, stages)}`
    : `\`aim\` is \`${aim}\`, but there are no \`stages\` to aim at; name them, such as \`stages: [Development, ${aim}]\`.`;
  return { line: own.settings.lines.aim ?? null, message, severity: 'error' };
}

function isIn(stage: string, stages: readonly string[]): boolean {
  return stages.some(one => one.toLowerCase() === stage.toLowerCase());
}

function gateOf(sources: readonly ISource[]): 'draft' | 'strict' {
  const said = [...sources].reverse().find(one => one.settings.gate !== null);
  return said?.settings.gate ?? 'draft';
}
