import { join } from 'node:path';
import { loadDemo, NotEmpty } from '../../db/demo/load.ts';
import { folderStore } from '../files/store.ts';
import { parseArgs } from './args.ts';
import { inOffice } from './office.ts';
import { Stopped, stopSignal } from './stopping.ts';
import type { Verb } from './verb.ts';

export const demoVerb: Verb = {
  name: 'demo',
  summary:
    'Loads the demo (institutes iiwe, ifsi, ism) into an empty database; goes on where it was interrupted',
  usage: 'demo [--json]    (then: relais demo sign-ins)',
  run: async ({ args, config, out, err }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const { dataFolder } = config;
    const signal = stopSignal();
    try {
      const { already, demo } = await inOffice(config, ({ db }) =>
        loadDemo({ db, dataFolder, files: folderStore(join(dataFolder, 'files')), say: err, signal }),
      );
      const institutes = [...new Set(demo.signIns.flatMap(({ institute }) => institute ?? []))];
      const said = already ? 'The demo is loaded already' : 'The demo is loaded';
      out(
        values.json
          ? JSON.stringify({ already, institutes, people: demo.signIns.length })
          : `${said} (${institutes.join(', ')}); «relais demo sign-ins» lists who can sign in`,
      );
      return 0;
    } catch (error) {
      if (error instanceof Stopped) err('relais demo: stopped; the next «relais demo» goes on from here');
      else if (error instanceof NotEmpty) err(`relais demo: ${error.message}`);
      else throw error;
      return error instanceof Stopped ? 130 : 1;
    }
  },
};
