import { LabIcon, listIcon } from '@jupyterlab/ui-components';

const svg = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 16 16">${body}</svg>`;

/** The extension's own sign: code that leaves upwards. Used for the panel, the mark and the export. */
export const promoteIcon = new LabIcon({
  name: 'promote:promote',
  svgstr: svg(
    '<path class="jp-icon3" fill="#616161" d="M8 1.5 3.2 6.6l1.1 1.1L7.2 4.7V11h1.6V4.7l2.9 3 1.1-1.1zM3 12.6h10v1.6H3z"/>'
  )
});

/** A triangle, so that "should" differs from "must" by shape. */
export const warningIcon = new LabIcon({
  name: 'promote:warning',
  svgstr: svg(
    '<path class="jp-icon3" fill="#616161" d="M8 1.6 15 14H1zM7.2 6v4h1.6V6zm0 5v1.6h1.6V11z"/>'
  )
});

/** A filled circle with a cross. */
export const failingIcon = new LabIcon({
  name: 'promote:failing',
  svgstr: svg(
    '<path class="jp-icon3" fill="#616161" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.2 9.1-1.1 1.1L8 9.1l-2.1 2.1-1.1-1.1L6.9 8 4.8 5.9l1.1-1.1L8 6.9l2.1-2.1 1.1 1.1L9.1 8z"/>'
  )
});

/** A dashed circle: not run, or nothing to check yet. */
export const notRunIcon = new LabIcon({
  name: 'promote:not-run',
  svgstr: svg(
    '<circle class="jp-icon3 jp-promote-strokeIcon" cx="8" cy="8" r="5.6" fill="none" stroke="#616161" stroke-width="1.6" stroke-dasharray="2.6 1.8"/>'
  )
});

/** The standards document. */
export const standardsIcon = listIcon;
