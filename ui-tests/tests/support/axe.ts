/** Faults of access as axe-core finds them. */
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import * as fs from 'fs';

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf-8');

interface IFault {
  id: string;
  html: string;
  summary: string | undefined;
}

/** Serious and critical faults below a selector. */
export async function seriousFaults(
  page: Page,
  selector: string
): Promise<IFault[]> {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(
    at =>
      (
        window as unknown as {
          axe: { run(selector: string): Promise<AxeResults> };
        }
      ).axe.run(at),
    selector
  );
  if (passes.length === 0) {
    throw new Error(`Nothing was looked at in ${selector}.`);
  }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({
        id,
        html: html.slice(0, 300),
        summary: failureSummary
      }))
    );
}
