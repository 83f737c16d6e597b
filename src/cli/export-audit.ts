import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { statedHeads, trailLines } from '../command/trail-export.ts';
import { readAsOwner } from '../db/owner.ts';
import { writeBeside } from '../files/write-beside.ts';
import { openSigningKey } from '../secrets/signing-key.ts';
import { parseArgs } from './args.ts';
import { actingFor, inOffice } from './office.ts';
import { UsageError, type Verb } from './verb.ts';

const options = {
  out: { type: 'string' },
  institute: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const exportAuditVerb: Verb = {
  name: 'audit export',
  summary: 'Writes the audit trail, signed, to a file that «audit verify» checks without a database',
  usage: 'audit export --out FILE [--institute CODE] [--json]',
  run: async ({ args, config, out }) => {
    const { out: path, institute, json } = parseArgs({ args, options }).values;
    if (!path) throw new UsageError('Where to? --out FILE');
    if (!existsSync(dirname(resolve(path))))
      throw new UsageError(`There is no folder ${dirname(resolve(path))}`);
    return inOffice(config, async ({ place, db }) => {
      if (institute !== undefined) await actingFor(db, institute);
      const key = openSigningKey(join(config.dataFolder, 'keys'));
      const chains = await readAsOwner(place.ownerUrl, async (tx) => {
        const heads = await statedHeads(tx, institute);
        await writeBeside(path, async (file) => {
          for await (const line of trailLines(tx, heads, key)) await file.write(`${line}\n`);
        });
        return heads.map(({ chain, code, last_no: entries, head_hash: headHash }) => ({
          chain,
          institute: code,
          entries,
          headHash: headHash.toString('hex'),
        }));
      });
      if (json) out(JSON.stringify({ file: path, publicKey: key.publicKey, chains }));
      else {
        for (const chain of chains)
          out(`${chain.institute ?? 'common'}: ${chain.entries} entries, head ${chain.headHash || '(none)'}`);
        out(`signed with the key ${key.publicKey}`);
      }
      return 0;
    });
  },
};
