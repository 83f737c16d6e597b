// `npm start`: install what changed, build what changed, serve. Plain JavaScript for Node 18, no npm imports.
import './node-version.mjs';

const { build, relais, stopWithSentence } = await import('./runtime.mjs');
const { install, installed } = await import('./install.mjs');

try {
  if (!installed()) install();
  const built = await build();
  process.exitCode = built === 0 ? await relais(['serve', ...process.argv.slice(2)]) : built;
} catch (problem) {
  stopWithSentence(problem);
}
