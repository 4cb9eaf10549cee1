import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { runIcon, stopIcon } from '@jupyterlab/ui-components';
import type { PromoteNotebook } from '../model/notebook';
import type { IPromote } from '../model/promote';
import { reasonOf } from '../model/reason';
import { TestRuns } from '../model/export/test-runs';
import {
  CommandIDs,
  IPromoteToken,
  ITestRunsToken,
  NAMESPACE,
  PluginIDs
} from '../tokens';
import { NO_ARGUMENTS } from './arguments';
import { RESULT_SHOWN } from './results';

/** Milliseconds after which a run that nobody sees is told of. */
const A_MOMENT = 3000;

/** Runs the staged tests by command. */
export const testsPlugin: JupyterFrontEndPlugin<TestRuns> = {
  id: PluginIDs.tests,
  description:
    'Runs the tests of an export in a fresh kernel, on a staged copy.',
  autoStart: true,
  requires: [IPromoteToken],
  optional: [ITranslator],
  provides: ITestRunsToken,
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    translator: ITranslator | null
  ): TestRuns => {
    const { commands, serviceManager } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const runs = new TestRuns({
      sessions: serviceManager.sessions,
      kernelspecs: serviceManager.kernelspecs,
      client: model.client,
      trans
    });
    const marked = () =>
      (model.current?.latest?.gate.state ?? 'none') !== 'none';
    const running = () =>
      model.current !== null && runs.of(model.current).running;
    const isPanelVisible = async () => {
      const { PANEL_ID } = await import('../panel/panel');
      return [...app.shell.widgets('right'), ...app.shell.widgets('left')].some(
        widget => widget.id === PANEL_ID && widget.isVisible
      );
    };

    commands.addCommand(CommandIDs.runTests, {
      label: trans.__('Run the Tests of the Export'),
      caption: trans.__(
        'Run the marked tests and the project’s tests in a fresh kernel, on a copy of the project'
      ),
      icon: runIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => marked() && !running(),
      execute: async () => {
        const notebook = model.current;
        if (notebook === null) {
          return;
        }
        const run = runs.run(notebook);
        let told = false;
        const timer = setTimeout(async () => {
          if (!(await isPanelVisible())) {
            told = true;
            tellRun(run, notebook, runs, trans);
          }
        }, A_MOMENT);
        try {
          await run;
        } catch (error) {
          if (!told) {
            Notification.warning(reasonOf(error), { autoClose: RESULT_SHOWN });
          }
        } finally {
          clearTimeout(timer);
        }
      }
    });
    commands.addCommand(CommandIDs.stop, {
      label: trans.__('Stop Checks and Tests'),
      icon: stopIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled: () => model.current?.checking === true || running(),
      execute: () => {
        model.stop();
        if (model.current !== null) {
          runs.of(model.current).cancel();
        }
      }
    });
    runs.changed.connect(() => {
      commands.notifyCommandChanged(CommandIDs.runTests);
      commands.notifyCommandChanged(CommandIDs.stop);
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.runTests);
      commands.notifyCommandChanged(CommandIDs.stop);
    });
    return runs;
  }
};

/** For a run that takes longer while the panel is not to be seen. */
function tellRun(
  run: ReturnType<TestRuns['run']>,
  notebook: PromoteNotebook,
  runs: TestRuns,
  trans: TranslationBundle
): void {
  const id = Notification.emit(
    trans.__('The tests run in a fresh kernel.'),
    'in-progress',
    {
      autoClose: false,
      actions: [
        {
          label: trans.__('Stop'),
          callback: () => runs.of(notebook).cancel()
        }
      ]
    }
  );
  void run.then(
    ({ state, reason, tests }) => {
      const failed = tests.filter(
        test => test.outcome === 'failed' || test.outcome === 'error'
      ).length;
      const passed = tests.filter(test => test.outcome === 'passed').length;
      Notification.update({
        id,
        type:
          state === 'passed'
            ? 'success'
            : state === 'failed'
              ? 'error'
              : 'warning',
        message:
          reason ??
          (failed > 0
            ? trans._n('%1 test failed.', '%1 tests failed.', failed)
            : state === 'failed'
              ? trans.__('The export can not be imported.')
              : trans._n('%1 test passed.', '%1 tests passed.', passed)),
        autoClose: RESULT_SHOWN,
        actions: []
      });
    },
    error => {
      Notification.update({
        id,
        type: 'error',
        message: reasonOf(error),
        autoClose: RESULT_SHOWN,
        actions: []
      });
    }
  );
}
