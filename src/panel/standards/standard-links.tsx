/** What else can be done about a standard: Why · How, Not now, ask the owner, copy a question. */
import { TreeItem } from '@jupyter/react-components';
import * as React from 'react';
import { isOpen } from '../../model/summary';
import { CommandIDs } from '../../tokens';
import { Markdown } from '../markdown';
import type { IRowProps } from './standard-row';

/** A row of the tree, always there: it makes the standard one that can be opened. */
export function StandardLinks(props: IRowProps): JSX.Element {
  const { standard, review, commands, trans } = props;
  const [shown, show] = React.useState(false);
  const args = { standard: standard.id };
  const owner =
    standard.signOffs.find(signOff => signOff.owner !== null)?.owner ??
    review.document.owner;
  return (
    <TreeItem
      className="jp-promote-reasons jp-TreeItem nested"
      onKeyUp={event => {
        if (event.key === 'Enter' && event.target === event.currentTarget) {
          show(!shown);
        }
      }}
    >
      <div className="jp-promote-links">
        <button
          className="jp-promote-link jp-promote-whyLink"
          aria-expanded={shown}
          onClick={() => show(!shown)}
        >
          {shown ? trans.__('Less') : trans.__('Why · How')}
        </button>
        {isOpen(standard) && standard.counts && (
          <>
            <button
              className="jp-promote-link"
              title={trans.__('Hides it in this notebook for two weeks')}
              onClick={() => void commands.execute(CommandIDs.notNow, args)}
            >
              {trans.__('Not now')}
            </button>
            {owner !== null && (
              <button
                className="jp-promote-link"
                title={owner}
                onClick={() => void commands.execute(CommandIDs.askOwner, args)}
              >
                {trans.__('Ask the owner')}
              </button>
            )}
            <button
              className="jp-promote-link"
              onClick={() =>
                void commands.execute(CommandIDs.copyQuestion, args)
              }
            >
              {trans.__('Copy as question')}
            </button>
          </>
        )}
        {shown && <Why {...props} />}
      </div>
    </TreeItem>
  );
}

/** The line of the document, its rationale, and the check's own page. */
function Why(props: IRowProps): JSX.Element {
  const { standard, notebook, commands, trans, model, rendermime } = props;
  const isFile = notebook.project?.snapshot.files.some(
    ({ path }) => path === standard.source
  );
  const check = standard.bindings.find(binding => binding.kind === 'check');
  const page = check === undefined ? undefined : model.pages[check.id];
  return (
    <div className="jp-promote-why">
      <p>
        {isFile === true ? (
          <button
            className="jp-promote-link"
            onClick={() =>
              void commands.execute(CommandIDs.openStandards, {
                path: standard.source,
                line: standard.line
              })
            }
          >
            {trans.__('%1, line %2', standard.source, standard.line)}
          </button>
        ) : (
          standard.source
        )}
        {' · '}
        <code>{standard.id}</code>
      </p>
      {standard.rationale !== null && (
        <Markdown
          source={`[${trans.__('Rationale')}](<${standard.rationale}>)`}
          rendermime={rendermime}
        />
      )}
      {page !== undefined && <Markdown source={page} rendermime={rendermime} />}
    </div>
  );
}
