/**
 * First file that Node reads, whatever its age: it says whether Node is new
 * enough, keeps compiled code for the next start, and loads the program.
 */
'use strict';

/** As in `jupyterlab_promote/launcher.py`. */
const OLDEST = 20;
const TOO_OLD = 86;

if (parseInt(process.versions.node, 10) < OLDEST) {
  process.exit(TOO_OLD);
}
const { enableCompileCache } = require('module');
if (enableCompileCache && process.env.PROMOTE_COMPILED) {
  enableCompileCache(process.env.PROMOTE_COMPILED);
}
require('./main.cjs');
