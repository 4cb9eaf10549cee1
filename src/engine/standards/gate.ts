import { render } from '../report/render';
import { gateSentence, warningSentence } from '../report/sentences';
import { stopsOf } from './stops';
import type { IStopsInput } from './stops';
import type { IDocument, IGate, IGateReason, IStandardResult } from './types';
import { isMarked, isOpen } from './verdict';

export interface IGateInput extends IStopsInput {
  document: Pick<IDocument, 'gate'>;
  standards: readonly IStandardResult[];
}

/**
 * The gate of one notebook: *closed* by a stop, whatever the document says;
 * *draft* by an open must up to the aim (closed where the document is strict,
 * sign-offs apart: they are given for what has been exported) or by names of
 * which nobody can tell whether they come along, or which `__all__` promises in
 * vain; else *open*.
 * *None* where nothing is marked, a secret apart.
 */
export function gateOf(input: IGateInput): IGate {
  const stops = stopsOf(input);
  if (!isMarked(input.plan)) {
    const secrets = stops.filter(stop => stop.kind === 'secret');
    return { state: secrets.length ? 'closed' : 'none', reasons: secrets };
  }
  const open = input.standards.filter(isOpenMust);
  const undecided = undecidedOf(input);
  const isStopped =
    input.document.gate === 'strict' &&
    open.some(({ status }) => status === 'failing' || status === 'not-run');
  return {
    state:
      stops.length || isStopped
        ? 'closed'
        : open.length || undecided.length
          ? 'draft'
          : 'open',
    reasons: [...stops, ...open.map(reasonOf), ...undecided]
  };
}

/** Remarks of the plan that make an export a draft: names from a star import that stays behind, promises of `__all__`. */
const UNDECIDED = ['star', 'promised'];

function undecidedOf({ plan, cellName }: IGateInput): IGateReason[] {
  return plan.warnings
    .filter(({ kind }) => UNDECIDED.includes(kind))
    .map(warning => {
      const { template, args } = warningSentence(warning);
      return {
        kind: 'undecided',
        message: render(template, args, cellName),
        cell: warning.cell
      };
    });
}

/** Ids of the musts that are open: what the ledger remembers of a draft. */
export function openMusts(standards: readonly IStandardResult[]): string[] {
  return standards.filter(isOpenMust).map(standard => standard.id);
}

function isOpenMust(standard: IStandardResult): boolean {
  return standard.level === 'must' && isOpen(standard);
}

function reasonOf(standard: IStandardResult): IGateReason {
  const { template } = gateSentence('open-must', {});
  const title = standard.title.replace(/[.\s]+$/, '');
  const message = template
    .replace('{title}', () => title)
    .replace('{status}', () => inWords(standard));
  return { kind: 'open-must', message, standard: standard.id };
}

function inWords({ status, findings, reason }: IStandardResult): string {
  const why = reason ? `: ${reason.replace(/[.\s]+$/, '')}` : '';
  switch (status) {
    case 'failing':
      return `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
    case 'waiting':
      return 'waiting for a sign-off';
    case 'lapsed':
      return `signed for an earlier version${why}`;
    default:
      return `not run${why}`;
  }
}
