import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../backup/make-backup.ts';
import { BackupUnreadable } from '../backup/open-backup.ts';
import { type Restored, restoreBackup } from '../backup/restore-backup.ts';
import type { Config } from '../config.ts';
import { openPlace } from '../db/open.ts';
import { folderStore } from '../files/store.ts';
import {
  adoptShieldKey,
  openShieldKey,
  readShieldKey,
  type ShieldKey,
  shieldKeyIn,
} from '../secrets/shield-key.ts';
import { parseArgs } from './args.ts';
import { progressLine } from './progress.ts';
import { refuseBesideServer } from './refuse-beside-server.ts';
import { stopSignal } from './stopping.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  replace: { type: 'boolean' },
  'shield-key': { type: 'string' },
  'without-shielded': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const restoreVerb: Verb = {
  name: 'restore',
  summary:
    'Brings a backup into an empty database, or with --replace over what is there; refused beside a server',
  usage:
    'restore FILE [--replace] [--shield-key FILE | --without-shielded] [--json]    (what is replaced is saved in the data folder’s backups/ first; what is sealed opens with the data folder’s shield key or the one given)',
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [from, ...more] = positionals;
    if (!from || more.length > 0) throw new UsageError('It takes one backup');
    const { 'shield-key': keyFile, 'without-shielded': withoutShielded } = values;
    if (keyFile && withoutShielded) throw new UsageError('Either --shield-key or --without-shielded');
    const keys = join(call.config.dataFolder, 'keys');
    const shieldKey = keyFile ? givenKey(keyFile) : shieldKeyIn(keys);
    const signal = stopSignal();
    const place = await openPlace(call.config, 'restore');
    const progress = progressLine();
    try {
      await refuseBesideServer(place, call.config);
      const files = folderStore(join(call.config.dataFolder, 'files'));
      const { ownerUrl } = place;
      // Before what is replaced is saved, which would otherwise make another key.
      const beforeReplacing = async () => {
        if (keyFile) adoptShieldKey(keys, keyFile);
        await saveFirst(ownerUrl, files, call);
      };
      const manifest = await restoreBackup({
        from,
        place,
        files,
        shieldKey,
        withoutShielded,
        demoFile: demoFileOf(call.config),
        ...(values.replace ? { beforeReplacing } : {}),
        progress: progress.say,
        signal,
      });
      progress.end();
      if (keyFile) adoptShieldKey(keys, keyFile);
      sayRestored(manifest, values.json === true, call);
      return 0;
    } catch (error) {
      progress.end();
      if (!(error instanceof BackupUnreadable)) throw error;
      call.err(`relais restore: ${error.message}`);
      return 2;
    } finally {
      await place.close();
    }
  },
};

const givenKey = (path: string): ShieldKey => {
  try {
    return readShieldKey(path);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const sayRestored = ({ madeAt, trail, tables, ...restored }: Restored, json: boolean, { out }: VerbCall) => {
  const { leftOutRows } = restored;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0) - leftOutRows;
  const leftOut = restored.leftOut.map(({ institute, sha256 }) => ({ institute, sha256 }));
  const files = restored.files.length - leftOut.length;
  if (json) {
    out(JSON.stringify({ madeAt, rows, files, leftOut, leftOutRows, trail }));
    return;
  }
  out(`The office of ${madeAt} is back: ${rows} rows, ${files} attachments`);
  if (leftOutRows > 0) out(`left out: ${leftOutRows} sheets that are a partner’s alone`);
  for (const { institute, sha256 } of leftOut)
    out(`left out: the shielded attachment ${institute}/${sha256}`);
};

const saveFirst = async (
  ownerUrl: string,
  files: ReturnType<typeof folderStore>,
  { config, err }: VerbCall,
): Promise<void> => {
  const made = await makeBackup({
    ownerUrl,
    files,
    shieldKey: openShieldKey(join(config.dataFolder, 'keys')),
    demoFile: demoFileOf(config),
    out: backupFolder(config),
  });
  err(`What is replaced is saved in ${made.path}`);
};

const demoFileOf = ({ dataFolder }: Config): string => join(dataFolder, 'demo.json');

const backupFolder = ({ dataFolder }: Config): string => {
  const folder = join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};
