/** *Not now*: a standard that this notebook does not show for two weeks; kept in the notebook, so that its note can list it. */
import { localDate } from '../local-date';
import type { PromoteNotebook } from '../notebook';

const DAYS = 14;

/** `metadata.promote` of a notebook. */
interface INotebookData {
  /** Id of a standard to the last day, YYYY-MM-DD, on which it is not shown. */
  notNow?: Record<string, string>;
  [key: string]: unknown;
}

/** What is put off, as it stands in the notebook: id to last day. */
function written({ panel }: PromoteNotebook): Record<string, string> {
  const data = panel.context.model?.getMetadata('promote') as
    INotebookData | undefined;
  const notNow = data?.notNow;
  return typeof notNow === 'object' && notNow !== null ? notNow : {};
}

/** Standards that are put off today, with the last day of it. */
export function notNow(notebook: PromoteNotebook): Map<string, string> {
  const today = localDate(new Date());
  return new Map(
    Object.entries(written(notebook)).filter(
      ([, until]) => typeof until === 'string' && until >= today
    )
  );
}

/** Ids of standards that are put off today. */
export function postponed(notebook: PromoteNotebook): ReadonlySet<string> {
  return new Set(notNow(notebook).keys());
}

/** Puts a standard off for two weeks from now, or (`off` false) shows it again; ended ones are forgotten. */
export function postpone(
  notebook: PromoteNotebook,
  standard: string,
  off: boolean
): void {
  const { model } = notebook.panel.context;
  const { [standard]: _, ...rest } = Object.fromEntries(notNow(notebook));
  const until = new Date();
  until.setDate(until.getDate() + DAYS);
  const next = off ? { ...rest, [standard]: localDate(until) } : rest;
  const { notNow: _old, ...data } = (model.getMetadata('promote') ??
    {}) as INotebookData;
  const promote =
    Object.keys(next).length > 0 ? { ...data, notNow: next } : data;
  if (Object.keys(promote).length > 0) {
    model.setMetadata('promote', promote);
  } else {
    model.deleteMetadata('promote');
  }
}
