/** Before, the function, and what stays in the notebook. */
import * as React from 'react';
import type { GoodResult } from '../../model/refactoring/function-form';
import { CodeView } from './code-view';
import type { IFormProps } from './function-form';

export function FunctionPreview(props: IFormProps): JSX.Element {
  const { form, languages, trans } = props;
  const { result } = form;
  return (
    <div className="jp-promote-form-code">
      <h2>{trans.__('Before')}</h2>
      {form.before.map(({ cell, source }) => (
        <CodeView
          key={cell.id}
          text={source}
          label={trans.__('Before: %1', form.titleOf(cell))}
          languages={languages}
          tone="now"
        />
      ))}
      {result !== null && form.refusals.length > 0 && (
        <p className="jp-promote-form-note">
          {trans.__('What was possible last:')}
        </p>
      )}
      {result !== null && <After {...props} result={result} />}
    </div>
  );
}

function After(props: IFormProps & { result: GoodResult }): JSX.Element {
  const { form, languages, trans, result } = props;
  const { change, calls, definition } = result;
  const [first, ...others] = change.inserts;
  const more = others.map(({ source }) => source);
  return (
    <>
      <h2>
        {first.mark === null
          ? trans.__('After: the function, not marked')
          : trans.__('After: the function, marked for %1', first.mark.module)}
      </h2>
      <CodeView
        text={definition}
        label={trans.__('The function')}
        languages={languages}
        tone="then"
      />
      {more.map(source => (
        <React.Fragment key={source}>
          <h2>{trans.__('A new cell beside it')}</h2>
          <CodeView
            text={source}
            label={trans.__('A new cell')}
            languages={languages}
            tone="then"
          />
        </React.Fragment>
      ))}
      <h2>{trans.__('And what stays in the notebook')}</h2>
      {calls.map(({ cell, source }) =>
        change.emptied.includes(cell) ? (
          <p className="jp-promote-form-note" key={cell}>
            {trans.__(
              'Nothing is left in “%1”: the cell goes.',
              form.notebook.titleOf(cell) ?? cell
            )}
          </p>
        ) : (
          <CodeView
            key={cell}
            text={source}
            label={trans.__(
              'What stays in %1',
              form.notebook.titleOf(cell) ?? cell
            )}
            languages={languages}
            tone="then"
          />
        )
      )}
      <Elsewhere {...props} />
    </>
  );
}

/** Cells that change although they are not among the chosen ones. */
function Elsewhere(props: IFormProps & { result: GoodResult }): JSX.Element {
  const { form, trans, result } = props;
  const { change, calls } = result;
  const others = new Set(
    change.edits
      .map(({ cell }) => cell)
      .filter(cell => !calls.some(call => call.cell === cell))
  );
  return others.size === 0 ? (
    <></>
  ) : (
    <p className="jp-promote-form-note">
      {trans.__(
        'Changes as well: %1',
        [...others]
          .map(cell => `“${form.notebook.titleOf(cell) ?? cell}”`)
          .join(', ')
      )}
    </p>
  );
}
