/**
 * Merged by @jupyter/builder into its own configuration.
 *
 * The browser build of decode-named-character-reference (below the Markdown
 * parser) creates a DOM element while it loads, which ends a Web Worker: the
 * build that Node resolves to needs no DOM.
 */
module.exports = {
  resolve: {
    alias: {
      'decode-named-character-reference$':
        require.resolve('decode-named-character-reference')
    }
  }
};
