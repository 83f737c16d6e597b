import { startServer } from '../main.ts';
import type { Verb } from './verb.ts';

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'Migrates where needed and serves until it is stopped (Ctrl-C)',
  usage: 'serve    (PORT, RELAIS_HOST, RELAIS_URL, RELAIS_DATA, DATABASE_URL, DATABASE_OWNER_URL)',
  run: async ({ config, out }) => {
    const stopped = stopAsked();
    const server = await startServer(config);
    out(`Relais serves on http://${config.host}:${server.port}`);
    await stopped;
    out('Stopping');
    await server.close();
    return 0;
  },
};

/** Resolves at the first request to stop; a second one ends the program at once. */
const stopAsked = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
