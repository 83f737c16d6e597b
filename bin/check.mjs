// `npm test`: everything that has to hold, and all of what does not. Plain JavaScript for Node 18, no npm imports.
import './node-version.mjs';

import('./check-steps.mjs').then(({ check }) => check(process.argv.slice(2)));
