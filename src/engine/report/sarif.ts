/** `check --format sarif`: SARIF 2.1.0, for code scanning. */
import type { IFinding, Level } from '../checks/types';
import { checks, pages } from '../checks/registry.gen';
import { sha256Hex } from '../project/hash';
import type { IChecked, IPlacedFinding } from './checked';
import { isWaived } from './counts';
import type { IFormatOptions } from './formats';
import { verdictOn } from './verdict';

const LEVELS: Record<Level, string> = {
  must: 'error',
  should: 'warning',
  may: 'note'
};

export function checkSarif(
  checked: readonly IChecked[],
  { folder, version, unreadable }: IFormatOptions
): string {
  const { gate, reasons, notebooks, findings } = verdictOn(checked);
  const rules = [...new Set(findings.map(({ finding }) => finding.check))];
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'jupyter promote',
            semanticVersion: version,
            rules: rules.map(ruleOf)
          }
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: [
              ...unreadable.map(({ path, message }) =>
                notification('unreadable', 'error', folder + path, message)
              ),
              ...notebooks.flatMap(({ path, notChecked }) =>
                notChecked === null
                  ? []
                  : notification(
                      'not-checked-here',
                      'note',
                      folder + path,
                      notChecked
                    )
              )
            ]
          }
        ],
        originalUriBaseIds: {
          SRCROOT: { description: { text: 'Top of the repository.' } }
        },
        results: findings.map(one => resultOf(one, rules, folder, seen)),
        properties: { gate, reasons, notebooks }
      }
    ]
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function notification(
  id: string,
  level: 'error' | 'note',
  path: string,
  text: string
): unknown {
  return {
    descriptor: { id },
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }]
  };
}

function artifact(path: string): unknown {
  return { uri: encodeURI(path), uriBaseId: 'SRCROOT' };
}

function ruleOf(id: string): unknown {
  const check = checks.find(one => one.id === id);
  if (!check) {
    return {
      id,
      shortDescription: { text: `Rule ${id} of ruff` },
      helpUri: 'https://docs.astral.sh/ruff/rules/'
    };
  }
  const page = pages[id] ?? check.title;
  return {
    id,
    shortDescription: { text: check.title },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: LEVELS[check.level] }
  };
}

function resultOf(
  {
    finding,
    index,
    from,
    to,
    message,
    fixTitle,
    fileLine,
    excerpt
  }: IPlacedFinding,
  rules: readonly string[],
  folder: string,
  seen: Map<string, number>
): unknown {
  const cell = index === null ? null : `cell ${index}`;
  return {
    ruleId: finding.check,
    ruleIndex: rules.indexOf(finding.check),
    level: LEVELS[finding.level],
    message: {
      text: fixTitle === null ? message : `${message} Fix: ${fixTitle}.`
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(folder + finding.notebook),
          region: {
            startLine: fileLine ?? 1,
            ...(excerpt && { snippet: { text: excerpt.text } })
          }
        },
        ...(cell && {
          logicalLocations: [
            {
              name: from ? `${cell}, line ${from.line}` : cell,
              fullyQualifiedName: `${finding.notebook}#${finding.cell}`,
              kind: 'element'
            }
          ]
        })
      }
    ],
    partialFingerprints: { 'promote/v1': fingerprint(finding, message, seen) },
    ...(isWaived(finding) && {
      suppressions: [
        { kind: 'inSource', justification: finding.waiver!.reason }
      ]
    }),
    properties: {
      cell: finding.cell,
      index,
      line: from?.line ?? null,
      column: from?.column ?? null,
      endLine: to?.line ?? null,
      endColumn: to?.column ?? null,
      standards: finding.standards
    }
  };
}

/** The same for the same thing after cells have moved: no number of a cell in it. */
function fingerprint(
  { check, notebook, cell, symbol, message }: IFinding,
  said: string,
  seen: Map<string, number>
): string {
  const what = [check, notebook, cell, symbol ?? '', message];
  const key = JSON.stringify(cell === null ? [...what, said] : what);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${sha256Hex(key).slice(0, 32)}:${count}`;
}
