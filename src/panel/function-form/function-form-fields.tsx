/** Name, docstring, module, and what to do with prints, looks and figures. */
import { HTMLSelect } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IRegion } from '../../engine';
import type { IFormProps } from './function-form';

interface IRegionProps extends IFormProps {
  region: IRegion;
}

export function FunctionFields(props: IRegionProps): JSX.Element {
  const { form, trans } = props;
  const modules = React.useId();
  return (
    <section className="jp-promote-form-part">
      <h2>{trans.__('Function')}</h2>
      {form.isPartial && (
        <p className="jp-promote-form-note">
          {trans.__('Of the selected lines only.')}{' '}
          <button
            type="button"
            className="jp-promote-link"
            onClick={() => form.takeWholeCell()}
          >
            {trans.__('Take the whole cell')}
          </button>
        </p>
      )}
      <label className="jp-promote-form-field">
        <span>{trans.__('Name')}</span>
        <input
          className="jp-mod-styled"
          type="text"
          spellCheck={false}
          value={form.name}
          onChange={event => form.choose({ name: event.currentTarget.value })}
        />
      </label>
      <label className="jp-promote-form-field">
        <span>{trans.__('Docstring')}</span>
        <textarea
          className="jp-mod-styled"
          rows={Math.min(6, form.docstring.split('\n').length + 1)}
          value={form.docstring}
          onChange={event =>
            form.choose({ docstring: event.currentTarget.value })
          }
        />
      </label>
      <label className="jp-promote-form-field">
        <span>{trans.__('Module it is marked for; empty: none')}</span>
        <input
          className="jp-mod-styled"
          type="text"
          spellCheck={false}
          list={modules}
          value={form.module}
          onChange={event => {
            form.module = event.currentTarget.value;
          }}
        />
        <datalist id={modules}>
          {form.modules.map(module => (
            <option key={module} value={module} />
          ))}
        </datalist>
      </label>
      {form.path !== null && (
        <p className="jp-promote-form-note">
          → <code>{form.path}</code>
        </p>
      )}
      <Manners {...props} />
    </section>
  );
}

/** Drawn only where the statements print, show or draw. */
function Manners({ form, region, trans }: IRegionProps): JSX.Element {
  const shows = region.remarks.some(({ kind }) => kind === 'dead-expression');
  return (
    <>
      {region.prints > 0 && (
        <label className="jp-promote-form-field">
          <span>{trans._n('%1 print', '%1 prints', region.prints)}</span>
          <HTMLSelect
            value={form.prints}
            onChange={event =>
              form.choose({
                prints:
                  event.currentTarget.value === 'logger' ? 'logger' : 'keep'
              })
            }
          >
            <option value="keep">{trans.__('stay as they are')}</option>
            <option value="logger">{trans.__('become logger calls')}</option>
          </HTMLSelect>
        </label>
      )}
      {shows && (
        <label className="jp-promote-form-field">
          <span>{trans.__('What is shown between the cells')}</span>
          <HTMLSelect
            value={form.looks}
            onChange={event =>
              form.choose({
                looks:
                  event.currentTarget.value === 'display' ? 'display' : 'drop'
              })
            }
          >
            <option value="drop">{trans.__('is left out')}</option>
            <option value="display">{trans.__('is shown by display()')}</option>
          </HTMLSelect>
        </label>
      )}
      {region.figure && (
        <label className="jp-promote-form-check">
          <input
            type="checkbox"
            checked={form.figure}
            onChange={event =>
              form.choose({ figure: event.currentTarget.checked })
            }
          />
          {trans.__('Return the figure instead of showing it')}
        </label>
      )}
    </>
  );
}
