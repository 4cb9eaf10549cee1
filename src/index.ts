import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-promote:plugin',
  description: 'Promotes notebook cells to library code.',
  autoStart: true,
  activate: (app: JupyterFrontEnd) => {}
};

export default plugin;
