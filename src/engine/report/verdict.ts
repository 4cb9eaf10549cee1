/** One verdict on the notebooks of a project. */
import type { IGate, IStandardResult, Status } from '../standards/types';
import type { IChecked, IInCodeLine, IPlacedFinding } from './checked';
import { projectKey } from './counts';

export interface INotebookVerdict {
  path: string;
  gate: IGate['state'];
  reasons: string[];
  /** Why most of it is not checked here, a whole sentence; null: it is. */
  notChecked: string | null;
}

export interface IVerdict {
  gate: IGate['state'];
  reasons: string[];
  notebooks: INotebookVerdict[];
  standards: IStandardResult[];
  findings: IPlacedFinding[];
  inCode: IInCodeLine[];
}

/** From the worst to what says nothing: over several notebooks the worst counts. */
const WORST: Status[] = [
  'failing',
  'lapsed',
  'not-run',
  'switched-off',
  'waiting',
  'waived',
  'signed',
  'met',
  'not-applicable',
  'not-checked-here',
  'nothing'
];
const GATES: IGate['state'][] = ['closed', 'draft', 'open', 'none'];

/** Puts notebooks of one project together; indexes of findings run over all of them, and what is about the project is there once. */
export function verdictOn(checked: readonly IChecked[]): IVerdict {
  const findings: IPlacedFinding[] = [];
  const standards = new Map<string, IStandardResult>();
  const ofProject = new Map<string, number>();
  for (const one of checked) {
    const places = one.findings.map(finding => {
      const key = projectKey(finding);
      const known = key === null ? undefined : ofProject.get(key);
      if (known !== undefined) {
        return known;
      }
      findings.push(finding);
      if (key !== null) {
        ofProject.set(key, findings.length - 1);
      }
      return findings.length - 1;
    });
    for (const result of one.standards) {
      const own = {
        ...result,
        findings: result.findings.map(index => places[index]),
        allowed: result.allowed.map(index => places[index])
      };
      const before = standards.get(result.id);
      standards.set(result.id, before ? worse(before, own) : own);
    }
  }
  const notebooks = checked.map(one => ({
    path: one.notebook,
    gate: one.gate.state,
    reasons: one.gate.reasons.map(({ message }) => message),
    notChecked: notCheckedHere(one)
  }));
  return {
    gate:
      GATES.find(state => notebooks.some(one => one.gate === state)) ?? 'none',
    reasons: reasonsOf(notebooks),
    notebooks,
    standards: [...standards.values()],
    findings,
    inCode: checked.flatMap(({ inCode }) => inCode)
  };
}

/** Why most of a notebook is not checked here, a whole sentence; null: it is. */
export function notCheckedHere({ foreign }: IChecked): string | null {
  return foreign === null
    ? null
    : `It is written in ${foreign}; only Python is checked, secrets and what is said of notebooks as a whole apart.`;
}

/** Reasons of all; where there are several notebooks each says whose it is. */
function reasonsOf(notebooks: IVerdict['notebooks']): string[] {
  const several = notebooks.length > 1;
  return [
    ...new Set(
      notebooks.flatMap(({ path, reasons }) =>
        reasons.map(reason => (several ? `${path}: ${reason}` : reason))
      )
    )
  ];
}

function worse(a: IStandardResult, b: IStandardResult): IStandardResult {
  const [first] = WORST.indexOf(b.status) < WORST.indexOf(a.status) ? [b] : [a];
  return {
    ...first,
    findings: [...new Set([...a.findings, ...b.findings])],
    allowed: [...a.allowed, ...b.allowed]
  };
}
