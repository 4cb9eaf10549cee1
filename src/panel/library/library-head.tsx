/** The line above a library file: where it goes, and what it still needs. */
import { checkIcon, HTMLSelect } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IBlocker, IGateReason, IModule } from '../../engine';
import type { PromoteNotebook } from '../../model/notebook';
import { CommandIDs } from '../../tokens';
import { notRunIcon } from '../icons';
import type { IModuleChoice } from './library-file';
import { ToneIcon } from '../status';

export interface ILibraryHeadProps {
  notebook: PromoteNotebook;
  commands: CommandRegistry;
  trans: TranslationBundle;
  /** Null: nothing is marked any more. */
  module: IModule | null;
  choose: (choice: IModuleChoice) => void;
}

export function LibraryHead(props: ILibraryHeadProps): JSX.Element {
  const { notebook, trans, module } = props;
  if (module === null) {
    return (
      <p className="jp-promote-library-line">
        {trans.__('Nothing is marked any more: mark a cell to see its file.')}
      </p>
    );
  }
  return (
    <div className={notebook.stale ? 'jp-mod-stale' : ''}>
      <div className="jp-promote-library-line">
        <Switcher {...props} module={module} />
        <Standing {...props} module={module} />
      </div>
      <Home {...props} />
    </div>
  );
}

interface IModuleProps extends ILibraryHeadProps {
  module: IModule;
}

function Switcher(props: IModuleProps): JSX.Element {
  const { notebook, trans, module, choose } = props;
  const modules = notebook.latest?.plan.modules ?? [];
  if (modules.length < 2) {
    return <code title={module.path}>{module.path}</code>;
  }
  return (
    <HTMLSelect
      className="jp-promote-library-choice"
      aria-label={trans.__('File that is shown')}
      value={module.path}
      onChange={event => {
        const next = modules.find(
          ({ path }) => path === event.currentTarget.value
        );
        if (next !== undefined) {
          choose({ module: next.module, role: next.role });
        }
      }}
    >
      {modules.map(({ path }) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
    </HTMLSelect>
  );
}

function Standing(props: IModuleProps): JSX.Element {
  const { notebook, commands, trans, module } = props;
  const needs = blockersOf(module);
  const faults = faultsOf(module, notebook.latest?.gate.reasons ?? []);
  if (needs.length === 0 && faults.length === 0) {
    return (
      <span className="jp-promote-library-standing">
        <ToneIcon icon={checkIcon} tone="good" word={trans.__('ready')} />
        {trans.__('stands on its own')}
      </span>
    );
  }
  return (
    <span className="jp-promote-library-standing">
      <ToneIcon
        icon={notRunIcon}
        tone="warn"
        word={trans.__('needs something')}
      />
      {needs.length > 0 && trans.__('still needs')}
      {needs.map(({ name, sentence, at }) => (
        <button
          className="jp-promote-link"
          key={name}
          title={sentence}
          onClick={() => void commands.execute(CommandIDs.reveal, { ...at })}
        >
          <code>{name}</code>
        </button>
      ))}
      {needs.length === 0 && faults[0].message}
    </span>
  );
}

function Home(props: ILibraryHeadProps): JSX.Element | null {
  const { notebook, commands, trans } = props;
  if (notebook.latest?.document.library !== null) {
    return null;
  }
  return (
    <p className="jp-promote-library-line">
      {trans.__('It has no home yet.')}{' '}
      <button
        className="jp-promote-link"
        onClick={() => void commands.execute(CommandIDs.chooseLibrary)}
      >
        {trans.__('Choose where library code lives…')}
      </button>
    </p>
  );
}

/** One for each name, in the order in which the module reads them. */
function blockersOf(module: IModule): IBlocker[] {
  const byName = new Map<string, IBlocker>();
  for (const blocker of module.symbols.flatMap(symbol => symbol.blockers)) {
    if (!byName.has(blocker.name)) {
      byName.set(blocker.name, blocker);
    }
  }
  return [...byName.values()];
}

/** What the proof found wrong in this module's own cells. */
function faultsOf(
  module: IModule,
  reasons: readonly IGateReason[]
): IGateReason[] {
  return reasons.filter(
    ({ kind, cell }) =>
      (kind === 'undefined' || kind === 'syntax') &&
      module.segments.some(segment => segment.cell === cell)
  );
}
