import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import type { Page, Show } from '../../src/page/page.ts';
import { wordsIn } from '../../src/text/words.ts';

/** The same database; `count` is called for each query that a read sends, those of the door not among them. */
export const countingReads = (db: Database, count: () => void): Database => {
  const counter: KyselyPlugin = {
    // A query within a query passes here too; only what was sent comes back with a result.
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      count();
      return result;
    },
  };
  const read: Database['read'] = (actor, fn) =>
    db.read(actor, (tx) => fn(actor.role === 'doorkeeper' ? tx : tx.withPlugin(counter)));
  return { ...db, read };
};

/** Shows a page as this actor without the web around it, and counts the queries that it asks. */
export const countingQueries = async (
  db: Database,
  actor: Actor,
  show: Show,
  { path = '/', params = {}, query = '' }: { path?: string; params?: Page['params']; query?: string } = {},
): Promise<{ text: string; queries: number }> => {
  let queries = 0;
  const counted = countingReads(db, () => (queries += 1));
  const page: Page = {
    actor,
    words: wordsIn(actor.language),
    params,
    query: new URLSearchParams(query),
    path,
    form: { texts: {}, files: new Map() },
    read: (fn) => counted.read(actor, fn),
    perform: async () => {
      throw new Error('A page that is only shown writes nothing');
    },
    rehearse: async () => {
      throw new Error('A page that is only shown rehearses nothing');
    },
    atTheDoor: async () => {
      throw new Error('A page that is only shown does nothing at the door');
    },
    services: {
      keepFile: async () => ({ sha256: '', size: 0 }),
      openFile: async () => undefined,
      sendMail: async () => {},
      publicUrl: '',
      dataFolder: '/nowhere',
    },
    frame: {
      stylesheet: '',
      script: '',
      gridScript: '',
      isDemo: false,
      notice: undefined,
      own: '',
      others: [],
    },
  };
  const answer = await show(page);
  if (answer.kind !== 'html') throw new Error(`The page answered with a ${answer.kind}`);
  return { text: String(await answer.view), queries };
};
