import { join } from 'node:path';
import type { SignIn } from '../../db/demo/demo-file.ts';
import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import type { Config } from '../config.ts';
import type { DatabasePlace } from '../db/open.ts';
import { folderStore } from '../files/store.ts';
import type { VerbCall } from './verb.ts';

/** The demo while the server answers already. `stop` ends the loading between two commands; it goes on at the next start. */
export type DemoBehind = { stop(): Promise<void> };

type Serving = Pick<VerbCall, 'out' | 'err'> & {
  config: Config;
  place: DatabasePlace;
  address: string;
  isWanted: boolean;
};

/** Loads the demo behind a server that has just begun to listen, where it is wanted and the database is empty. */
export const demoBehind = (serving: Serving): DemoBehind => {
  const stopping = new AbortController();
  const loading = load(serving, stopping.signal).catch((error: Error) => {
    if (!stopping.signal.aborted) serving.err(`The demo is not loaded: ${error.message}`);
  });
  return {
    stop: async () => {
      stopping.abort();
      await loading;
    },
  };
};

const load = async (serving: Serving, signal: AbortSignal): Promise<void> => {
  const { config, place, out, err, address, isWanted } = serving;
  const { dataFolder } = config;
  const { readDemoFile } = await import('../../db/demo/demo-file.ts');
  const begun = await readDemoFile(dataFolder);
  if (!isWanted) {
    if (begun?.state === 'loading') err('The demo is only partly loaded: «relais demo» goes on with it');
    return;
  }
  const db = place.open({ connections: 4 });
  try {
    const isEmpty = (await db.read({ role: 'doorkeeper' }, instituteCodes)).length === 0;
    if (!isEmpty && !begun) return;
    if (begun?.state !== 'loaded' || isEmpty)
      err('Loading the demo; you can sign in before it is complete ...');
    const { loadDemo } = await import('../../db/demo/load.ts');
    const files = folderStore(join(dataFolder, 'files'));
    const { demo } = await loadDemo({ db, dataFolder, files, say: err, signal });
    for (const line of welcome(demo.signIns, address)) out(line);
    const { daysToAskLines } = await import('../../db/demo/days-to-ask.ts');
    for (const line of daysToAskLines(demo.day)) out(line);
  } finally {
    await db.close();
  }
};

/** One of each role is enough to begin with; the whole list is a verb away. */
const welcome = (signIns: readonly SignIn[], address: string): string[] => {
  const seen = new Set<string>();
  const some = signIns.filter(({ role, institute }) => {
    const key = institute === 'iiwe' || institute === null ? role : '';
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const widest = Math.max(...some.map(({ email }) => email.length));
  return [
    '',
    `The demo is at ${address}; everyone's password is  ${signIns[0]?.password ?? ''}`,
    ...some.map(
      ({ email, role, institute }) => `  ${email.padEnd(widest)}  ${role} ${institute ?? '(all three)'}`,
    ),
    `All ${signIns.length} sign-ins, of ifsi and ism too: bin/relais demo sign-ins`,
  ];
};
