/** The files of a change set with their counts of lines; one of them is shown in the diff. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IFileChange } from '../../engine';
import { codeFiles, recordFiles } from '../../model/export/change-files';
import type { ILineCounts } from './diff-text';
import { lineCounts } from './diff-text';

export interface IChangedFilesProps {
  files: readonly IFileChange[];
  /** Path of the shown file. */
  shown: string | null;
  select: (path: string) => void;
  /** Heading over our own book-keeping. */
  recordsTitle: string;
  trans: TranslationBundle;
}

export function ChangedFiles(props: IChangedFilesProps): JSX.Element {
  const { files, recordsTitle, trans } = props;
  const counts = React.useMemo(
    () =>
      new Map(
        files.map(file => [file.path, lineCounts(file.before, file.text)])
      ),
    [files]
  );
  const code = codeFiles(files);
  const records = recordFiles(files);
  const total = { added: 0, removed: 0 };
  for (const { path } of code) {
    total.added += counts.get(path)?.added ?? 0;
    total.removed += counts.get(path)?.removed ?? 0;
  }
  return (
    <section className="jp-promote-preview-section">
      <h3>
        {code.length === 0 ? (
          <span>{trans.__('The library is in step')}</span>
        ) : (
          <>
            <span>{trans._n('%1 file', '%1 files', code.length)}</span>
            <Counts counts={total} trans={trans} />
          </>
        )}
      </h3>
      <FileList {...props} files={code} counts={counts} />
      {records.length > 0 && (
        <details>
          <summary>{recordsTitle}</summary>
          <FileList {...props} files={records} counts={counts} />
        </details>
      )}
    </section>
  );
}

interface IFileListProps extends IChangedFilesProps {
  counts: ReadonlyMap<string, ILineCounts>;
}

function FileList(props: IFileListProps): JSX.Element {
  const { files, shown, select, counts, trans } = props;
  return (
    <ul className="jp-promote-list">
      {files.map(file => (
        <li key={file.path}>
          <button
            className="jp-promote-preview-file"
            aria-current={file.path === shown}
            title={file.path}
            onClick={() => select(file.path)}
          >
            <span className="jp-promote-preview-path">{file.path}</span>
            {file.before === null && (
              <span className="jp-promote-count">{trans.__('new')}</span>
            )}
            <Counts
              counts={counts.get(file.path) ?? { added: 0, removed: 0 }}
              trans={trans}
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Counts(props: {
  counts: ILineCounts;
  trans: TranslationBundle;
}): JSX.Element {
  const { counts, trans } = props;
  const { added, removed } = counts;
  const words = trans.__('%1 lines added, %2 removed', added, removed);
  return (
    <span className="jp-promote-count" title={words}>
      <span aria-hidden="true">
        {removed === 0 ? `+${added}` : `+${added} −${removed}`}
      </span>
      <span className="jp-sr-only">{words}</span>
    </span>
  );
}
