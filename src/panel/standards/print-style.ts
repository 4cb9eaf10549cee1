/**
 * Style of the page that is printed. It stands in the page itself: a printed
 * copy has none of Lab's style sheets, and none of its colours, but the place
 * and size that it had on the screen.
 */
export const PRINT_STYLE = `
.jp-promote-page {
  background: var(--jp-layout-color1, white);
  color: var(--jp-ui-font-color1, black);
  font: 13px/1.4 var(--jp-ui-font-family, sans-serif);
  overflow: auto;
}
.jp-promote-page article { margin: 0 auto; max-width: 46em; padding: 16px 24px 32px; position: relative; }
.jp-promote-page .jp-promote-print { position: absolute; right: 24px; top: 18px; }
.jp-promote-page h1 { font-size: 20px; margin: 0 80px 2px 0; }
.jp-promote-page h2 { font-size: 14px; margin: 14px 0 2px; break-after: avoid; }
.jp-promote-page p { margin: 0; overflow-wrap: anywhere; }
.jp-promote-page ul { list-style: none; margin: 4px 0 0; padding: 0; }
.jp-promote-page li { border-top: 1px solid var(--jp-border-color2, #ccc); break-inside: avoid; display: grid; gap: 10px; grid-template-columns: 8.5em 1fr; padding: 3px 0; }
.jp-promote-page-state { color: var(--jp-ui-font-color2, #444); font-size: 12px; }
.jp-promote-page-facts { color: var(--jp-ui-font-color2, #444); font-size: 12px; }
.jp-promote-page .jp-promote-prose { color: var(--jp-ui-font-color2, #444); font-size: 12px; }
.jp-promote-page .jp-promote-prose p { margin: 0 0 3px; }
.jp-promote-page section + p { margin-top: 24px; }
@media print {
  .jp-promote-page { contain: none !important; font-size: 10px; height: auto !important; line-height: 1.3; overflow: visible; position: static !important; width: auto !important; }
  .jp-promote-page article { max-width: none; padding: 0; }
  .jp-promote-page h1 { font-size: 15px; }
  .jp-promote-page h2 { font-size: 11px; margin-top: 7px; }
  .jp-promote-page li { padding: 1px 0; }
  .jp-promote-page :is(.jp-promote-page-state, .jp-promote-page-facts, .jp-promote-prose) { font-size: 9px; }
  .jp-promote-page .jp-promote-print { display: none; }
}
`;
