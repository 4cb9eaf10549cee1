/** What takes a standard out of the verdict: waivers, what is not applicable, notebooks that the document does not speak of. */
import type { IFinding } from '../checks/types';
import { globMatches } from '../project/globs';
import { oneOf } from './nearest';
import type {
  IDocument,
  ISignature,
  IStandard,
  IStandardWaiver,
  IWaiver,
  Status
} from './types';

export interface IOutcome {
  status: Status;
  reason: string | null;
  signature: ISignature | null;
  /** True: a check that this version does not have. */
  later: boolean;
  waiver?: IStandardWaiver;
}

export interface IExempting {
  document: IDocument;
  /** Relative to the project root. */
  notebook: string;
  /** YYYY-MM-DD */
  today: string;
}

/** What the document takes out: waived, not applicable, a notebook it does not speak of. */
export function exempted(
  standard: IStandard,
  outcome: IOutcome,
  { document, notebook, today }: IExempting
): IOutcome {
  const out = (
    status: Status,
    reason: string,
    waiver?: IStandardWaiver
  ): IOutcome => ({ status, reason, signature: null, later: false, waiver });
  const globs = document.appliesTo;
  if (globs.length && !globs.some(glob => globMatches(glob, notebook, false))) {
    return out(
      'not-applicable',
      `${document.path} applies to ${oneOf(globs)} only.`
    );
  }
  const never = document.notApplicable.find(one => one.id === standard.id);
  if (never) {
    return out('not-applicable', sentence(never.reason));
  }
  const waivers = document.waivers.filter(
    one =>
      one.id === standard.id &&
      (one.for === null || globMatches(one.for, notebook, false))
  );
  const holding = waivers.find(one => one.until >= today);
  if (
    !waivers.length ||
    outcome.status === 'met' ||
    outcome.status === 'signed'
  ) {
    return outcome;
  }
  if (holding) {
    return out('waived', waived(holding), ofDocument(holding, false));
  }
  const ended = `Its waiver ended on ${waivers[0].until}.`;
  return {
    ...outcome,
    reason: [outcome.reason, ended].filter(Boolean).join(' '),
    waiver: ofDocument(waivers[0], true)
  };
}

function ofDocument(
  { until, by, reason }: IWaiver,
  ended: boolean
): IStandardWaiver {
  return { until, by, reason, in: 'document', ended };
}

/** All its findings are allowed where they stand; the one that ends first says until when. */
export function waivedInCode(findings: readonly IFinding[]): IOutcome {
  const waivers = findings.flatMap(({ waiver }) => waiver ?? []);
  const [first] = [...waivers].sort((a, b) =>
    (a.until ?? '9').localeCompare(b.until ?? '9')
  );
  const others = new Set(waivers.map(({ reason }) => reason)).size - 1;
  const { until, reason } = first;
  const more =
    others > 0
      ? ` (and ${others} other ${others > 1 ? 'reasons' : 'reason'})`
      : '';
  return {
    status: 'waived',
    reason: sentence(
      `Waived in the code${until ? ` until ${until}` : ''}: ${reason}${more}`
    ),
    signature: null,
    later: false,
    waiver: { until, by: null, reason, in: 'code', ended: false }
  };
}

function waived({ until, by, reason }: IWaiver): string {
  const who = by ? ` by ${by}` : '';
  return sentence(`Waived until ${until}${who}${reason ? `: ${reason}` : ''}`);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
