// `npm run bench`: measures with the pinned Node, from the sources.
import './node-version.mjs';

import('./runtime.mjs').then(async ({ hook, root, run }) => {
  process.exitCode = await run(['--import', hook, 'bench/main.ts', ...process.argv.slice(2)], { cwd: root });
});
