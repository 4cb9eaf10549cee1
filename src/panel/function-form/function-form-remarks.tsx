/** What to know before: whether the function stands on its own, and what is different in one. */
import { checkIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IRegion } from '../../engine';
import { CommandIDs } from '../../tokens';
import type { IFormProps } from './function-form';
import { notRunIcon, warningIcon } from '../icons';
import { Sentence } from '../sentence';
import { ToneIcon } from '../status';

export function FormRemarks(
  props: IFormProps & { region: IRegion }
): JSX.Element {
  const { form, region, commands, trans } = props;
  return (
    <section className="jp-promote-form-part">
      <h2>{trans.__('To know')}</h2>
      <ul className="jp-promote-form-list">
        <Leaves {...props} />
        {(form.result?.region.remarks ?? region.remarks).map(remark => (
          <li
            key={`${remark.kind} ${remark.name} ${remark.cell} ${remark.line}`}
          >
            <ToneIcon
              icon={warningIcon}
              tone="warn"
              word={trans.__('to know')}
            />
            <div>
              <Sentence text={remark.sentence} />{' '}
              <button
                type="button"
                className="jp-promote-link"
                onClick={() =>
                  void commands.execute(CommandIDs.reveal, {
                    cell: remark.cell,
                    line: remark.line,
                    focus: true
                  })
                }
              >
                {trans.__('Go to line %1', remark.line)}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the function could leave at once. */
function Leaves({ form, trans }: IFormProps): JSX.Element {
  const { leaves, path } = form;
  if (leaves === null || path === null) {
    return <></>;
  }
  const names = leaves.brings.map(({ name }) => name);
  return leaves.blockers.length === 0 ? (
    <li>
      <ToneIcon icon={checkIcon} tone="good" word={trans.__('ready')} />
      <div>
        {names.length === 0
          ? trans.__('Stands on its own.')
          : trans.__('Stands on its own; brings along %1.', names.join(', '))}
      </div>
    </li>
  ) : (
    <>
      {leaves.blockers.map(({ reason, name, sentence }) => (
        <li key={`${reason} ${name}`}>
          <ToneIcon
            icon={notRunIcon}
            tone="warn"
            word={trans.__('needs something')}
          />
          <div>
            {trans.__('Not yet ready to leave:')} <Sentence text={sentence} />
          </div>
        </li>
      ))}
    </>
  );
}
