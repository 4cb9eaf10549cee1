/** Inputs and outputs of the function: which, in which order, with which names, types and defaults. */
import {
  ToolbarButtonComponent,
  caretDownIcon,
  caretUpIcon
} from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IInput, IRegion } from '../../engine';
import type {
  IInputRow,
  IOutputRow
} from '../../model/refactoring/function-rows';
import type { IFormProps } from './function-form';

interface IRegionProps extends IFormProps {
  region: IRegion;
}

export function FunctionValues(props: IRegionProps): JSX.Element {
  return (
    <>
      <Inputs {...props} />
      <Outputs {...props} />
      <LiveTypes {...props} />
      <Locals {...props} />
    </>
  );
}

function Inputs(props: IRegionProps): JSX.Element {
  const { form, region, trans } = props;
  return (
    <section className="jp-promote-form-part">
      <h2>
        {trans.__('Inputs')} <em>{trans.__('read before they are set')}</em>
      </h2>
      {form.inputs.length === 0 ? (
        <p className="jp-promote-form-note">{trans.__('none')}</p>
      ) : (
        <table className="jp-promote-form-table">
          <thead>
            <tr>
              <th scope="col">{trans.__('name')}</th>
              <th scope="col">{trans.__('type')}</th>
              <th scope="col">{trans.__('default')}</th>
              <th scope="col">
                <span className="jp-sr-only">{trans.__('order')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {form.inputs.map((row, index) => (
              <InputRow
                {...props}
                key={row.name}
                row={row}
                input={region.inputs.find(({ name }) => name === row.name)}
                isFirst={index === 0}
                isLast={index === form.inputs.length - 1}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface IInputRowProps extends IRegionProps {
  row: IInputRow;
  input: IInput | undefined;
  isFirst: boolean;
  isLast: boolean;
}

function InputRow(props: IInputRowProps): JSX.Element {
  const { form, row, input, trans } = props;
  const { name } = row;
  const literal = input?.literal ?? null;
  return (
    <>
      <tr>
        <td>
          <Text
            label={trans.__('Name of the parameter for %1', name)}
            value={row.as}
            change={as => form.changeInput(name, { as })}
          />
        </td>
        <td>
          <Text
            label={trans.__('Type of %1', name)}
            value={row.type}
            placeholder="—"
            change={type => form.changeInput(name, { type })}
          />
        </td>
        <td>
          <Text
            label={trans.__('Default of %1', name)}
            value={row.default}
            placeholder={literal ?? '—'}
            change={value => form.changeInput(name, { default: value })}
          />
        </td>
        <td className="jp-promote-form-order">
          <Order {...props} move={by => form.moveInput(name, by)} />
        </td>
      </tr>
      {(row.as !== name || input?.mutated || literal !== null) && (
        <tr>
          <td colSpan={4} className="jp-promote-form-more">
            {row.as !== name && (
              <span>{trans.__('is %1 in the notebook', name)}</span>
            )}
            {literal !== null && row.default !== literal && (
              <button
                type="button"
                className="jp-promote-link"
                onClick={() => form.changeInput(name, { default: literal })}
              >
                {trans.__('%1 = %2 by default', row.as, literal)}
              </button>
            )}
            {input?.mutated && input.canCopy && (
              <label className="jp-promote-form-check">
                <input
                  type="checkbox"
                  checked={row.copied}
                  onChange={event =>
                    form.changeInput(name, {
                      copied: event.currentTarget.checked
                    })
                  }
                />
                {trans.__('work on a copy of %1', name)}
              </label>
            )}
            {input?.mutated && !input.canCopy && (
              <span>{trans.__('%1 is changed in place', name)}</span>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function Outputs(props: IRegionProps): JSX.Element {
  const { form, trans } = props;
  return (
    <section className="jp-promote-form-part">
      <h2>
        {trans.__('Outputs')} <em>{trans.__('used by later cells')}</em>
      </h2>
      {form.outputs.length === 0 ? (
        <p className="jp-promote-form-note">{trans.__('none')}</p>
      ) : (
        <table className="jp-promote-form-table">
          <thead>
            <tr>
              <th scope="col">{trans.__('name')}</th>
              <th scope="col">{trans.__('type')}</th>
              <th scope="col">
                <span className="jp-sr-only">{trans.__('order')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {form.outputs.map((row, index) => (
              <OutputRow
                {...props}
                key={row.name}
                row={row}
                isFirst={index === 0}
                isLast={index === form.outputs.length - 1}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface IOutputRowProps extends IRegionProps {
  row: IOutputRow;
  isFirst: boolean;
  isLast: boolean;
}

function OutputRow(props: IOutputRowProps): JSX.Element {
  const { form, row, trans } = props;
  const { name, readBy } = row;
  const reader = readBy === null ? null : form.notebook.titleOf(readBy);
  return (
    <tr>
      <td>
        <label
          className="jp-promote-form-check"
          title={reader === null ? '' : trans.__('used in “%1”', reader)}
        >
          <input
            type="checkbox"
            checked={row.chosen}
            onChange={event =>
              form.changeOutput(name, { chosen: event.currentTarget.checked })
            }
          />
          <code>{name}</code>
        </label>
      </td>
      <td>
        {row.chosen && (
          <Text
            label={trans.__('Type of the output %1', name)}
            value={row.type}
            placeholder="—"
            change={type => form.changeOutput(name, { type })}
          />
        )}
      </td>
      <td className="jp-promote-form-order">
        <Order {...props} move={by => form.moveOutput(name, by)} />
      </td>
    </tr>
  );
}

/** Runs nothing by itself: the kernel is asked when somebody wants it. */
function LiveTypes({ form, trans }: IRegionProps): JSX.Element {
  const [said, say] = React.useState('');
  if (!form.hasKernel || form.inputs.length + form.outputs.length === 0) {
    return <></>;
  }
  const fill = async () => {
    say(trans.__('Asking the kernel…'));
    const count = await form.fillTypes();
    say(
      count === null
        ? trans.__('The kernel is busy: ask again when it is done.')
        : count === 0
          ? trans.__('None of them is set in the kernel; run the cells first.')
          : trans._n('%1 type filled in.', '%1 types filled in.', count)
    );
  };
  return (
    <p className="jp-promote-form-note">
      <button
        type="button"
        className="jp-promote-link"
        onClick={() => void fill()}
      >
        {trans.__('Fill in the types from the kernel')}
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}

/** What is set and does not come out. */
function Locals({ form, trans }: IRegionProps): JSX.Element {
  const names = form.outputs
    .filter(
      ({ name, chosen }) =>
        !chosen && !form.inputs.some(input => input.name === name)
    )
    .map(({ name }) => name);
  return (
    <section className="jp-promote-form-part">
      <h2>{trans.__('No longer a notebook variable')}</h2>
      <p className="jp-promote-form-note">
        {names.length === 0
          ? trans.__('nothing')
          : names.map((name, index) => (
              <React.Fragment key={name}>
                {index > 0 && ', '}
                <code>{name}</code>
              </React.Fragment>
            ))}
      </p>
    </section>
  );
}

interface ITextProps {
  label: string;
  value: string;
  placeholder?: string;
  change: (value: string) => void;
}

function Text({ label, value, placeholder, change }: ITextProps): JSX.Element {
  return (
    <input
      className="jp-mod-styled"
      type="text"
      spellCheck={false}
      aria-label={label}
      title={label}
      placeholder={placeholder}
      value={value}
      onChange={event => change(event.currentTarget.value)}
    />
  );
}

interface IOrderProps extends IRegionProps {
  row: { name: string };
  isFirst: boolean;
  isLast: boolean;
  move: (by: -1 | 1) => void;
}

function Order(props: IOrderProps): JSX.Element {
  const { row, isFirst, isLast, move, trans } = props;
  return (
    <>
      <ToolbarButtonComponent
        icon={caretUpIcon}
        tooltip={trans.__('Move %1 up', row.name)}
        enabled={!isFirst}
        onClick={() => move(-1)}
      />
      <ToolbarButtonComponent
        icon={caretDownIcon}
        tooltip={trans.__('Move %1 down', row.name)}
        enabled={!isLast}
        onClick={() => move(1)}
      />
    </>
  );
}
