import { startServer } from '../main.ts';
import { parseArgs } from './args.ts';
import { demoBehind } from './demo-behind.ts';
import type { Verb } from './verb.ts';

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'Migrates where needed and serves until it is stopped (Ctrl-C)',
  usage:
    'serve    (PORT, RELAIS_HOST, RELAIS_URL, RELAIS_DATA, DATABASE_URL, DATABASE_OWNER_URL;\n       RELAIS_DEMO=1 loads the demo into an empty database, as npm start does)',
  run: async ({ args, config, out, err }) => {
    parseArgs({ args, options: {} });
    const stopped = stopAsked();
    const server = await startServer(config);
    const address = `http://${config.host}:${server.port}`;
    out(`Relais serves on ${address}`);
    const givingBack = setTimeout(giveBackTheStart, 1_000).unref();
    const isWanted = process.env.RELAIS_DEMO === '1';
    const demo = demoBehind({ config, place: server.place, address, isWanted, out, err });
    await stopped;
    clearTimeout(givingBack);
    out('Stopping');
    await demo.stop();
    await server.close();
    return 0;
  },
};

/** Resolves at the first request to stop; a second one ends the program at once. */
const stopAsked = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });

/**
 * Loading the program takes twice the memory that it needs from then on, and a server that nobody asks anything would keep it:
 * only this kind of collection gives the pages back. Where the program was started without `--expose-gc` they stay.
 */
const giveBackTheStart = (): void => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
};
