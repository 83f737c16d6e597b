import { migrate } from '../db/migrate.ts';
import { openPlace } from '../db/open.ts';
import { parseArgs } from './args.ts';
import { refuseBesideServer } from './refuse-beside-server.ts';
import type { Verb } from './verb.ts';

export const migrateVerb: Verb = {
  name: 'migrate',
  summary: 'Brings the database up to this version; refused while a server runs on the same data folder',
  usage: 'migrate [--json]',
  run: async ({ args, config, out }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const place = await openPlace(config, 'migrate');
    try {
      await refuseBesideServer(place, config);
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
