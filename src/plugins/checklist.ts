import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import { Clipboard, Notification } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { ellipsesIcon } from '@jupyterlab/ui-components';
import { Menu } from '@lumino/widgets';
import { meantStandard } from '../model/standards/meant-standard';
import type { PromoteNotebook } from '../model/notebook';
import { postpone } from '../model/standards/not-now';
import type { IPromote } from '../model/promote';
import type { StandardsPage } from '../panel/standards/standards-page';
import { CommandIDs, IPromoteToken, NAMESPACE, PluginIDs } from '../tokens';
import { NO_ARGUMENTS, STANDARD } from './arguments';
import { NotebookViews } from './views';

/** Milliseconds that a word about what was done stays. */
const SHOWN = 6000;

/** Longest mail that programs take from a link. */
const LONGEST_MAIL = 1800;

/** What people do about standards beside mending them: put off, ask, copy, print. */
export const checklistPlugin: JupyterFrontEndPlugin<void> = {
  id: PluginIDs.checklist,
  description: 'Puts standards off, asks their owner, copies and prints them.',
  autoStart: true,
  requires: [IPromoteToken, IRenderMimeRegistry],
  optional: [ILabShell, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IPromote,
    rendermime: IRenderMimeRegistry,
    labShell: ILabShell | null,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(NAMESPACE);
    const isEnabled = () => (model.current?.settled ?? null) !== null;
    const meant = (id: unknown) => meantStandard(model.current, String(id));
    const copy = (text: string, said: string) => {
      Clipboard.copyToSystem(text);
      Notification.success(said, { autoClose: SHOWN });
    };

    commands.addCommand(CommandIDs.notNow, {
      label: trans.__('Not Now'),
      caption: trans.__('Hides a standard in this notebook for two weeks'),
      describedBy: STANDARD,
      isEnabled,
      execute: args => {
        const found = meant(args['standard']);
        if (found !== null) {
          postpone(found.notebook, found.standard.id, args['off'] !== false);
        }
      }
    });
    commands.addCommand(CommandIDs.copyQuestion, {
      label: trans.__('Copy as Question'),
      describedBy: STANDARD,
      isEnabled,
      execute: async args => {
        const found = meant(args['standard']);
        if (found !== null) {
          const { questionOf } =
            await import('../model/standards/standard-words');
          const { notebook, review, standard } = found;
          copy(
            questionOf(notebook, review, standard, trans),
            trans.__('The question is on the clipboard.')
          );
        }
      }
    });
    commands.addCommand(CommandIDs.askOwner, {
      label: trans.__('Ask the Owner'),
      describedBy: STANDARD,
      isEnabled,
      execute: async args => {
        const found = meant(args['standard']);
        if (found === null) {
          return;
        }
        const { questionOf, reach } =
          await import('../model/standards/standard-words');
        const { notebook, review, standard } = found;
        const owner =
          standard.signOffs.find(one => one.owner !== null)?.owner ??
          review.document.owner ??
          '';
        const question = questionOf(notebook, review, standard, trans);
        const how = reach(owner);
        if (how.by === 'mail' && question.length <= LONGEST_MAIL) {
          const subject = trans.__('%1: %2', review.notebook, standard.title);
          window.open(
            `mailto:${encodeURI(how.address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(question)}`,
            '_self'
          );
          return;
        }
        copy(
          how.by === 'copy' ? `${owner}\n\n${question}` : question,
          trans.__('The question for %1 is on the clipboard.', owner)
        );
        if (how.by === 'link') {
          window.open(how.url, '_blank', 'noopener');
        } else if (how.by === 'mail') {
          window.open(`mailto:${encodeURI(how.address)}`, '_self');
        }
      }
    });
    commands.addCommand(CommandIDs.copyChecklist, {
      label: trans.__('Copy Open Rules as Checklist'),
      caption: trans.__('Markdown for a backlog or an issue'),
      describedBy: NO_ARGUMENTS,
      isEnabled,
      execute: async () => {
        const review = model.current?.settled ?? null;
        if (review !== null) {
          const { checklistOf } =
            await import('../model/standards/standard-words');
          copy(
            checklistOf(review),
            trans.__('The open rules are on the clipboard.')
          );
        }
      }
    });

    const pages = new NotebookViews<StandardsPage>(app, labShell, 'standards');
    const make = async (notebook: PromoteNotebook): Promise<StandardsPage> => {
      const { StandardsPage } =
        await import('../panel/standards/standards-page');
      return new StandardsPage(notebook, { rendermime, trans });
    };
    commands.addCommand(CommandIDs.showStandardsPage, {
      label: trans.__('Standards on One Page'),
      caption: trans.__('To read in a meeting, and to print'),
      describedBy: NO_ARGUMENTS,
      isEnabled,
      execute: async () => {
        if (model.current !== null) {
          await pages.show(model.current, make);
        }
      }
    });

    const menu = new Menu({ commands });
    for (const command of [
      CommandIDs.copyChecklist,
      CommandIDs.showStandardsPage
    ]) {
      menu.addItem({ command });
    }
    commands.addCommand(CommandIDs.standardsMenu, {
      label: '',
      caption: trans.__('More about the standards'),
      icon: ellipsesIcon,
      describedBy: NO_ARGUMENTS,
      isEnabled,
      execute: () => {
        const button = document.querySelector(
          `#jp-promote-panel [data-command="${CommandIDs.standardsMenu}"]`
        );
        const box = button?.getBoundingClientRect();
        menu.open(box?.left ?? 0, box?.bottom ?? 0);
      }
    });
    model.stateChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.standardsMenu);
    });
  }
};
