import { editorPlugin } from './plugins/editor';
import { exportPlugin } from './plugins/exporting';
import { libraryFilePlugin } from './plugins/library-file';
import { libraryHomePlugin } from './plugins/library-home';
import { marksPlugin } from './plugins/marks';
import { modelPlugin } from './plugins/model';
import { notebookPlugin } from './plugins/notebook';
import { panelPlugin } from './plugins/panel';
import { standardsPlugin } from './plugins/standards';
import { statusBarPlugin } from './plugins/status-bar';
import { testsPlugin } from './plugins/tests';

export default [
  modelPlugin,
  panelPlugin,
  marksPlugin,
  notebookPlugin,
  libraryFilePlugin,
  libraryHomePlugin,
  standardsPlugin,
  editorPlugin,
  statusBarPlugin,
  testsPlugin,
  exportPlugin
];
