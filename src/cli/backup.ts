import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { folderStore } from '../files/store.ts';
import { openShieldKey, shieldKeyPath } from '../secrets/shield-key.ts';
import { parseArgs } from './args.ts';
import { inOffice } from './office.ts';
import { progressLine } from './progress.ts';
import { stopSignal } from './stopping.ts';
import { UsageError, type Verb } from './verb.ts';

const options = { out: { type: 'string' }, json: { type: 'boolean' } } as const;

export const backupVerb: Verb = {
  name: 'backup',
  summary: 'Saves the whole office as of now into one file, also while a server runs',
  usage:
    'backup --out FILE|FOLDER [--json]    (shielded attachments are sealed; the keys in the data folder’s keys/ stay out of it)',
  run: async ({ args, config, out, err }) => {
    const { out: target, json } = parseArgs({ args, options }).values;
    if (!target) throw new UsageError('Where to? --out FILE or --out FOLDER');
    if (!existsSync(dirname(resolve(target))))
      throw new UsageError(`There is no folder ${dirname(resolve(target))}`);
    const signal = stopSignal();
    const progress = progressLine();
    return inOffice(config, async ({ place }) => {
      const files = folderStore(join(config.dataFolder, 'files'));
      const { ownerUrl } = place;
      const demoFile = join(config.dataFolder, 'demo.json');
      const keys = join(config.dataFolder, 'keys');
      const shieldKey = openShieldKey(keys);
      const order = { ownerUrl, files, shieldKey, demoFile, out: target, progress: progress.say, signal };
      const made = await makeBackup(order).finally(progress.end);
      for (const { institute, sha256 } of made.missingFiles)
        err(`The attachment ${institute}/${sha256} is missing or damaged; the backup is without it`);
      const key = { path: shieldKeyPath(keys), fingerprint: shieldKey.fingerprint };
      if (json) out(JSON.stringify({ ...made, shieldKey: key }));
      else {
        out(`${made.path}: ${made.rows} rows, ${made.files} attachments, ${made.sealed} of them sealed`);
        out(
          `No key is in it: what is sealed opens with ${key.path} alone, so keep a copy of that elsewhere, apart from ` +
            'the backup; the signing key trail.pem beside it needs none, a restored office signs with a new one',
        );
      }
      return 0;
    });
  },
};
