import type { IBlocker } from '../plan/types';
import { blockerSentence, blockerSentences } from '../report/sentences';
import { blockersOf, fixOf, gathered } from './blockers';
import type { ICheck, ICheckContext, IDraftFinding, IProof } from './types';

export const check: ICheck = {
  id: 'closure-complete',
  title: 'Everything a function reads comes along',
  level: 'must',
  messages: {
    ...blockerSentences,
    'undefined-name':
      '`{symbol}` uses `{name}`, which is defined nowhere in `{module}`; define or import it.',
    'undefined-export':
      '`__all__` of `{module}` lists `{name}`, which the module does not have.',
    'star-name':
      '`{name}` in `{module}` may come from a star import; import it by name.',
    'not-python': '`{module}` would not be Python: {why}.'
  },
  options: {},
  wholeNotebook: false,
  run: context => {
    const { plan, proof } = context;
    const blocked = blockersOf(plan);
    // The proof outranks the analysis: what ruff misses is missing.
    const unexplained = (proof ?? []).map(one => proofFinding(one, context));
    const findings = [
      ...gathered(blocked).map(blocker => blockerFinding(blocker, context)),
      ...firstOfEach(
        unexplained.filter(
          one => !blocked.some(blocker => explains(blocker, one))
        )
      )
    ];
    if (plan.modules.length === 0) {
      return { findings: [], nothing: true };
    }
    return findings.length === 0 && proof === null
      ? {
          findings,
          notRun:
            'Ruff could not be loaded, so nobody has proved that no name is missing.'
        }
      : { findings };
  }
};

function firstOfEach(findings: IDraftFinding[]): IDraftFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ message, args }) => {
    const key = JSON.stringify([message, args]);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function blockerFinding(
  blocker: IBlocker,
  context: ICheckContext
): IDraftFinding {
  const { at, symbol, reason } = blocker;
  const cell = context.cell(at.cell);
  const place = {
    cell: at.cell,
    range: { start: at.start, end: at.end },
    symbol
  };
  // Ruff's parser outranks ours: what it reads is not called broken.
  const readable =
    reason === 'syntax' && cell && context.readable(cell)
      ? { ...blocker, args: { ...blocker.args, kind: 'parser-limit' } }
      : blocker;
  const fix = fixOf(blocker);
  const { code, args } = blockerSentence(readable);
  return { ...place, message: code, args, ...(fix ? { fix } : {}) };
}

function explains(
  { at, name, cell, symbol, reason }: IBlocker,
  { message, args, ...proof }: IDraftFinding
): boolean {
  const sameCell = at.cell === proof.cell || cell === proof.cell;
  return message === 'not-python'
    ? sameCell && ['syntax', 'magic', 'foreign'].includes(reason)
    : name === args.name &&
        (sameCell || proof.cell === null || proof.symbol === symbol);
}

const MESSAGES: Record<IProof['code'], string> = {
  F821: 'undefined-name',
  F822: 'undefined-export',
  F405: 'star-name',
  'invalid-syntax': 'not-python'
};

function proofFinding(proof: IProof, context: ICheckContext): IDraftFinding {
  const { module, code, name, message, cell, range } = proof;
  const symbol = context.plan.modules
    .find(one => one.module === module)
    ?.symbols.find(
      one =>
        one.cell === cell &&
        range !== null &&
        one.start <= range.start &&
        range.end <= one.end
    )?.name;
  return {
    cell,
    range,
    message: MESSAGES[code],
    args: {
      module,
      name,
      symbol: symbol ?? module,
      why: message.replace(/\.$/, '')
    },
    ...(symbol ? { symbol } : {})
  };
}
