import { createHash } from 'node:crypto';
import { programmeById } from '../../src/areas/programmes/queries/programmes.ts';
import { importSheet } from '../../src/areas/sheets/commands/import-sheet.ts';
import {
  importInputOf,
  previewSheet,
  type ReadingAs,
  readSheet,
} from '../../src/areas/sheets/queries/read-sheet.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { readSheets } from '../../src/files/read-sheets.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';

type As = Omit<Partial<ReadingAs>, 'programme'> & { programmeId: string };

/** Files of one institute as a person brings them: `look` previews, `bring` looks and imports. */
export const sheetsOf = (db: Database, actor: Actor) => {
  const institute = actor.institute!.id;
  const look = async (bytes: Uint8Array | string, { programmeId, ...as }: As) => {
    const file = Buffer.from(bytes);
    const sheets = await readSheets(file);
    if (!sheets.ok) throw new Error(sheets.problem.key);
    const programme = await db.read(actor, (tx) => programmeById(tx, institute, programmeId));
    const reading = await readSheet(sheets.value, {
      kind: 'expenses',
      notation: 'point',
      programme: programme!,
      ...as,
    });
    if (!reading.ok) throw new Error(reading.problem.key);
    const preview = await db.read(actor, (tx) => previewSheet(tx, actor, institute, reading.value));
    const sha256 = createHash('sha256').update(file).digest('hex');
    const input = importInputOf(reading.value, { fileName: 'rows.csv', sha256, size: file.byteLength });
    /** Every cell was read; what the rows name may still not be known. */
    return { preview, input, isWhole: reading.value.refused.length === 0 };
  };
  const bring = async (bytes: Uint8Array | string, as: As) => {
    const { input } = await look(bytes, as);
    return perform(db, actor, importSheet, newId(), { ...input, reason: 'The list was put right' });
  };
  return { look, bring };
};

/** `C2 finance.outcome-unknown`, as a person is told of each cell. */
export const refusedCells = (refused: readonly { cell: string; reason: { key: string } }[]): string[] =>
  refused.map(({ cell, reason }) => `${cell} ${reason.key}`);
