import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invitePerson } from '../src/areas/people/commands/invite-person.ts';
import { useOneTimeLink } from '../src/areas/people/commands/use-one-time-link.ts';
import { prepareInvitation } from '../src/areas/people/queries/invitations.ts';
import { systemActorOf } from '../src/areas/people/queries/system-actors.ts';
import { perform } from '../src/command/perform.ts';
import { readConfig } from '../src/config.ts';
import type { Database } from '../src/db/database.ts';
import type { DatabasePlace } from '../src/db/open.ts';
import { folderStore } from '../src/files/store.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/id.ts';
import { routes } from '../src/registry.ts';
import { type App, createApp } from '../src/shell/app.ts';
import { type Assets, loadAssets } from '../src/shell/assets.ts';

/** The application on the reference set, and someone signed in to it. */
export type House = {
  place: DatabasePlace;
  db: Database;
  app: App;
  assets: Assets;
  system: Actor;
  cookie: string;
};

export const openHouse = async (place: DatabasePlace): Promise<House> => {
  const db = place.open();
  const system = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, 'ifsi'));
  if (!system) throw new Error('The reference set is not whole: make it again');
  const assets = await loadAssets();
  const folder = mkdtempSync(join(tmpdir(), 'relais-bench-'));
  const files = folderStore(folder);
  const services = {
    keepFile: files.keep,
    openFile: files.open,
    sendMail: async () => {},
    publicUrl: '',
    dataFolder: folder,
  };
  const app = createApp({ db, config: readConfig({}), services, assets, routes, isDemo: async () => false });
  return { place, db, app, assets, system, cookie: `relais=${await signedIn(db, system)}` };
};

const signedIn = async (db: Database, system: Actor): Promise<string> => {
  const email = `bench-${newId()}@example.org`;
  const { token, ...prepared } = await prepareInvitation(db, email);
  const input = { ...prepared, email, name: 'Bench', language: 'fr', role: 'programme_officer' };
  await perform(db, system, invitePerson, newId(), input);
  const entered = await useOneTimeLink(db, token ?? '', 'four plain words together');
  if (!entered.ok) throw new Error('Nobody could be signed in for the bench');
  return entered.token;
};
