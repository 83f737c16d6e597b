// `npm start`: install what changed, build what changed, serve. The package script says `exec` so that a signal
// sent to npm alone arrives here (the shell between them would keep it), and again without for Windows.
import './node-version.mjs';

import('./runtime.mjs').then(({ start }) => start(process.argv.slice(2)));
