import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/database.ts';
import { folderStore } from '../../src/files/store.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { routes } from '../../src/registry.ts';
import { createApp } from '../../src/shell/app.ts';
import { openSessionOf } from './standing.ts';

export type Letter = { to: string; subject: string; text: string };

export type Answered = {
  status: number;
  /** Where a redirect leads. */
  location: string | null;
  text: string;
  bytes: Uint8Array;
  headers: Headers;
};

export type Typed = Readonly<Record<string, string | readonly string[]>>;
export type Attached = Readonly<Record<string, { name: string; type: string; bytes: Uint8Array }>>;

export type Visitor = {
  get(path: string): Promise<Answered>;
  /** From a page of ours; the hidden `command_id` is made where the fields have none. Files make it multipart. */
  post(path: string, fields?: Typed, files?: Attached): Promise<Answered>;
};

export type TestApp = {
  /** Browses as this actor of the cast: the person, membership, lent duties and session are made at the first request. */
  as(actor: Actor): Visitor;
  /** Browses with a session of one's own (`enrol`), or with none. */
  with(sessionToken?: string): Visitor;
  letters: Letter[];
  filesFolder: string;
  services: {
    keepFile: ReturnType<typeof folderStore>['keep'];
    openFile: ReturnType<typeof folderStore>['open'];
  };
};

const origin = 'http://relais.test';

/**
 * The real application with every route of the registry, without a socket; letters are kept in `letters`. `write` is
 * how its store's disk takes bytes.
 */
export const testApp = (db: Database, write?: Parameters<typeof folderStore>[1]): TestApp => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-app-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const files = folderStore(join(folder, 'files'), write);
  const letters: Letter[] = [];
  const app = createApp({
    db,
    config: { ...readConfig({}), publicUrl: origin, dataFolder: folder },
    services: {
      keepFile: files.keep,
      openFile: files.open,
      sendMail: async (letter) => void letters.push(letter),
      publicUrl: origin,
      dataFolder: folder,
    },
    assets: {
      stylesheet: '/assets/relais.css',
      script: '/assets/relais.js',
      gridScript: '/assets/grid.js',
      files: new Map(),
    },
    routes,
    isDemo: async () => false,
  });
  const visitor = (token: () => Promise<string | undefined>): Visitor => {
    const ask = async (path: string, init: RequestInit): Promise<Answered> => {
      const session = await token();
      const headers = {
        origin,
        'sec-fetch-site': 'same-origin',
        ...(session ? { cookie: `relais=${session}` } : {}),
      };
      return answered(await app.request(origin + path, { ...init, headers }));
    };
    return {
      get: (path) => ask(path, {}),
      post: (path, fields = {}, files = {}) => ask(path, { method: 'POST', body: bodyOf(fields, files) }),
    };
  };
  const sessions = new Map<string, Promise<string>>();
  const sessionOf = (actor: Actor): Promise<string> => {
    const known = sessions.get(actor.membershipId) ?? openSessionOf(db, actor);
    sessions.set(actor.membershipId, known);
    return known;
  };
  return {
    as: (actor) => visitor(() => sessionOf(actor)),
    with: (token) => visitor(async () => token),
    letters,
    services: { keepFile: files.keep, openFile: files.open },
    filesFolder: join(folder, 'files'),
  };
};

const answered = async (response: Response): Promise<Answered> => {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    location: response.headers.get('location'),
    text: Buffer.from(bytes).toString('utf8'),
    bytes,
    headers: response.headers,
  };
};

const bodyOf = (fields: Typed, files: Attached): URLSearchParams | FormData => {
  const pairs = Object.entries({ command_id: newId(), ...fields }).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as [string, string]),
  );
  if (Object.keys(files).length === 0) return new URLSearchParams(pairs);
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  for (const [field, { name, type, bytes }] of Object.entries(files))
    form.append(field, new File([new Uint8Array(bytes)], name, { type }));
  return form;
};
