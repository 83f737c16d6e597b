import { instituteCodes } from '../areas/people/queries/institute-codes.ts';
import { systemActorOf } from '../areas/people/queries/system-actors.ts';
import { undoSheet } from '../areas/sheets/commands/undo-sheet.ts';
import { sheetImport } from '../areas/sheets/queries/sheet-imports.ts';
import { perform } from '../command/perform.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from '../kernel/actor.ts';
import { isId, newId } from '../kernel/id.ts';
import { parseArgs } from './args.ts';
import { inOffice } from './office.ts';
import { sayRefusal } from './refusal.ts';
import { UnknownReference, UsageError, type Verb } from './verb.ts';

const options = { reason: { type: 'string' }, json: { type: 'boolean' } } as const;

export const sheetUndoVerb: Verb = {
  name: 'sheet undo',
  summary: 'Takes an import back: what it created is voided, what it changed stands again as it was',
  usage: 'sheet undo ID [--reason TEXT] [--json]',
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [id, ...more] = positionals;
    if (!isId(id) || more.length > 0) throw new UsageError('It takes the id of one import');
    const reason = values.reason ?? 'Undone at the command line';
    return inOffice(call.config, async ({ db }) => {
      const actor = await ownerOf(db, id);
      const undone = await perform(db, actor, undoSheet, newId(), { id, reason });
      if (!undone.done) return sayRefusal(call, undone);
      const { voided, restored } = undone.value;
      call.out(values.json ? JSON.stringify(undone.value) : `${voided} voided, ${restored} put back`);
      return 0;
    });
  },
};

/** The institute whose import it is. @throws UnknownReference where there is none. */
const ownerOf = async (db: Database, id: string): Promise<Actor> => {
  for (const code of await db.read({ role: 'doorkeeper' }, instituteCodes)) {
    const actor = await db.read({ role: 'doorkeeper' }, (tx) => systemActorOf(tx, code));
    const found = actor && (await db.read(actor, (tx) => sheetImport(tx, actor.institute!.id, id)));
    if (actor && found) return actor;
  }
  throw new UnknownReference(`There is no import «${id}»`);
};
