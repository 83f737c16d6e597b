import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Command } from '../command/command.ts';
import type { Performed } from '../command/perform.ts';
import type { Rehearsed } from '../command/rehearse.ts';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Words } from '../text/words.ts';
import type { Typed } from './form.ts';

export type Html = JSX.Element | Promise<JSX.Element>;

/** What a page is given: who asks, in which language, and the only two ways to the data. */
export type Page = {
  actor: Actor;
  words: Words;
  /** Parts of the address (`:id`). */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Address of this page without its query. */
  path: string;
  /** What was sent; empty on a GET. */
  form: SentForm;
  /** All of a page's queries in one consistent transaction. */
  read<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  perform<I, V>(command: Command<I, V>, commandId: string, input: unknown): Promise<Performed<V>>;
  /** What would stand if the command were performed, which it is not: nothing stays. */
  rehearse<I, V, T>(
    command: Command<I, V>,
    input: unknown,
    look: (tx: Tx, value: V) => Promise<T>,
  ): Promise<Rehearsed<T>>;
  /** For what an institute may not see: people's own steps on accounts, sessions and links. Nothing else. */
  atTheDoor<T>(step: (door: Door) => Promise<T>): Promise<T>;
  services: Services;
  frame: FrameFacts;
};

/** The database for a step under the door's role, and the session one is signed in with. */
export type Door = { db: Database; sessionHash: Buffer };

/** Texts and files as sent; a name that was sent several times keeps all its values. */
export type SentForm = { texts: Typed; files: ReadonlyMap<string, readonly SentFile[]> };

export type SentFile = { name: string; type: string; size: number; bytes(): Promise<Uint8Array> };

/** Doors to the world outside the database, made once in `main.ts`. */
export type Services = {
  keepFile(institute: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  openFile(institute: string, sha256: string): Promise<Uint8Array | undefined>;
  sendMail(mail: { to: string; subject: string; text: string }): Promise<void>;
  /** The address people use, without a trailing slash. */
  publicUrl: string;
  dataFolder: string;
};

/** What the frame around every page needs besides the actor. */
export type FrameFacts = {
  stylesheet: string;
  script: string;
  /** What makes a spreadsheet of a grid: only pages that have one load it. */
  gridScript: string;
  isDemo: boolean;
  /** Key of the sentence to show after a redirect. */
  notice: string | undefined;
  /** The membership one acts as, in words. */
  own: string;
  /** Other memberships this person may act as. */
  others: readonly { id: string; label: string }[];
};

export type Answer =
  | { kind: 'html'; view: Html; status?: number }
  | { kind: 'redirect'; to: string; notice?: string; cookies?: readonly string[] }
  | {
      kind: 'file';
      name: string;
      type: string;
      body: Uint8Array | ReadableStream<Uint8Array>;
      inline?: boolean;
    };

export const html = (view: Html, status = 200): Answer => ({ kind: 'html', view, status });

/** After a write: 303 to where the result is seen, with one sentence (`notice` = text key) at its head. */
export const redirect = (to: string, notice?: string): Answer => ({
  kind: 'redirect',
  to,
  ...(notice ? { notice } : {}),
});

/** The same page with what was typed and what is wrong with it. */
export const invalid = (view: Html): Answer => ({ kind: 'html', view, status: 422 });

export type Show = (page: Page) => Promise<Answer>;

/** One address. `show` answers GET, `save` answers POST; who may see it is judged by the page's queries and commands. */
export type Route = { path: { pattern: string }; show?: Show; save?: Show };
