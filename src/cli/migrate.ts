import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { openPlace } from '../db/open.ts';
import type { Verb } from './verb.ts';

export const migrateVerb: Verb = {
  name: 'migrate',
  summary: 'Brings the database up to this version; refused while a server runs on the same data folder',
  usage: 'migrate [--json]',
  run: async ({ args, config, out, err }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const place = await openPlace(config, 'migrate');
    try {
      const serving = (await place.others()).find(({ purpose }) => purpose === 'serve');
      if (serving) {
        err(`relais migrate: a server (process ${serving.pid}) runs on ${config.dataFolder}; stop it first`);
        return 1;
      }
      const applied = await migrate(place.ownerUrl, place.appLogin);
      out(
        values.json
          ? JSON.stringify({ applied })
          : applied.length === 0
            ? 'Nothing to migrate'
            : applied.map((name) => `applied ${name}`).join('\n'),
      );
      return 0;
    } finally {
      await place.close();
    }
  },
};
