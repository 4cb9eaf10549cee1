import { checklistPlugin } from './plugins/checklist';
import { draftPlugin } from './plugins/draft';
import { editorPlugin } from './plugins/editor';
import { exportPlugin } from './plugins/exporting';
import { handOverPlugin } from './plugins/hand-over';
import { libraryFilePlugin } from './plugins/library-file';
import { libraryHomePlugin } from './plugins/library-home';
import { marksPlugin } from './plugins/marks';
import { modelPlugin } from './plugins/model';
import { notebookPlugin } from './plugins/notebook';
import { panelPlugin } from './plugins/panel';
import { projectFixesPlugin } from './plugins/project-fixes';
import { replacingPlugin } from './plugins/replacing';
import { refactoringPlugin } from './plugins/refactoring';
import { signOffsPlugin } from './plugins/sign-offs';
import { standardsPlugin } from './plugins/standards';
import { statusBarPlugin } from './plugins/status-bar';
import { testsPlugin } from './plugins/tests';
import { verifyPlugin } from './plugins/verify';

export default [
  modelPlugin,
  panelPlugin,
  marksPlugin,
  notebookPlugin,
  refactoringPlugin,
  libraryFilePlugin,
  libraryHomePlugin,
  draftPlugin,
  standardsPlugin,
  checklistPlugin,
  signOffsPlugin,
  projectFixesPlugin,
  editorPlugin,
  statusBarPlugin,
  testsPlugin,
  verifyPlugin,
  exportPlugin,
  handOverPlugin,
  replacingPlugin
];
