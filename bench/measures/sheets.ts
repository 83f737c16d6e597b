import { createHash } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { foundInstitute } from '../../src/areas/people/commands/found-institute.ts';
import { foundingActor } from '../../src/areas/people/queries/system-actors.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import { programmeById } from '../../src/areas/programmes/queries/programmes.ts';
import { importSheet } from '../../src/areas/sheets/commands/import-sheet.ts';
import { undoSheet } from '../../src/areas/sheets/commands/undo-sheet.ts';
import { importInputOf, previewSheet, readSheet } from '../../src/areas/sheets/queries/read-sheet.ts';
import type { Command } from '../../src/command/command.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { writeFormWorkbook } from '../../src/files/form-workbook.ts';
import { readSheets } from '../../src/files/read-sheets.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Figure, figure } from '../figure.ts';

const rowCount = 100_000;
const limit = { value: 10 };

/** A workbook of 100,000 expenses: looked at, imported and undone, in an institute of its own; and what others wait. */
export const measureSheets = async ({ db }: { db: Database }): Promise<Figure[]> => {
  const actor = await newInstitute(db);
  const institute = actor.institute!.id;
  const title = { en: { text: 'Bench', source: true } };
  const period = { fromOn: '2027-01-01', untilOn: '2031-12-31' };
  const programmeId = newId();
  await must(db, actor, openProgramme, { id: programmeId, reference: 'BENCH', title, ...period });
  await must(db, actor, addOutcome, { programmeId, code: 'OS1', title, isImported: true });
  const programme = (await db.read(actor, (tx) => programmeById(tx, institute, programmeId)))!;
  const bytes = await workbook();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const sheets = await readSheets(bytes);
  const readAfter = performance.now();
  if (!sheets.ok) throw new Error(`The workbook of the bench could not be read: ${sheets.problem.key}`);
  const reading = await readSheet(sheets.value, { kind: 'expenses', notation: 'point', programme });
  if (!reading.ok) throw new Error(`The workbook of the bench could not be read: ${reading.problem.key}`);
  const preview = await db.read(actor, (tx) => previewSheet(tx, actor, institute, reading.value));
  const previewed = performance.now();
  const waited = delay.max / 1e6;
  delay.disable();
  if (preview.created !== rowCount) throw new Error(`The preview found ${preview.created} new rows`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = importInputOf(reading.value, { fileName: 'bench.xlsx', sha256, size: bytes.byteLength });
  const { id } = await must(db, actor, importSheet, input);
  const imported = performance.now();
  const again = await db.read(actor, (tx) => previewSheet(tx, actor, institute, reading.value));
  const seenAgain = performance.now();
  if (again.unchanged !== rowCount) throw new Error(`Of the same file ${again.unchanged} rows are unchanged`);
  const undone = await must(db, actor, undoSheet, { id, reason: 'Bench' });
  const after = performance.now();
  if (undone.voided !== rowCount) throw new Error(`The undo took ${undone.voided} rows back`);
  const seconds = (from: number, until: number): number => (until - from) / 1000;
  return [
    figure('sheets: 100,000 rows of a workbook previewed', seconds(began, previewed), 's', limit),
    figure('sheets: of it the reading, in its own thread', seconds(began, readAfter), 's'),
    figure('sheets: longest that others wait meanwhile', waited, 'ms'),
    figure('sheets: 100,000 rows imported', seconds(previewed, imported), 's', limit),
    figure(
      'sheets: the same rows compared once more, none of them new',
      seconds(imported, seenAgain),
      's',
      limit,
    ),
    figure('sheets: 100,000 rows undone', seconds(seenAgain, after), 's', limit),
  ];
};

const newInstitute = async (db: Database): Promise<Actor> => {
  const id = newId();
  const founder = foundingActor(id);
  const code = `b${id.replaceAll('-', '').slice(-14)}`;
  const name = { en: { text: code, source: true } };
  await must(db, founder, foundInstitute, { id, systemMembershipId: newId(), code, name });
  return { ...founder, institute: { id, code } };
};

const must = async <I, V>(db: Database, actor: Actor, command: Command<I, V>, input: unknown): Promise<V> => {
  const done = await perform(db, actor, command, newId(), input);
  if (!done.done) throw new Error(`${command.name} was refused: ${JSON.stringify(done)}`);
  return done.value;
};

const workbook = (): Promise<Uint8Array> => {
  const text = (label: string) => ({ label, kind: 'text' as const, locked: false });
  return writeFormWorkbook({
    names: { form: 'Expenses', lists: 'Lists', readMe: 'Read me' },
    columns: [
      text('Own reference'),
      { label: 'Paid on', kind: 'day', locked: false },
      text('What for'),
      { label: 'Amount', kind: 'number', locked: false },
      text('Currency'),
      text('Outcome'),
      text('Heading'),
      text('Item'),
      text('Budget line'),
    ],
    rows: Array.from({ length: rowCount }, (_, at) => [
      `J${at}`,
      `202${7 + (at % 3)}-0${1 + (at % 9)}-1${at % 10}`,
      `Payment ${at}`,
      `${1 + (at % 9000)}.${10 + (at % 90)}`,
      'EUR',
      'OS1',
      'running costs',
      'venue',
      'd',
    ]),
    emptyRows: 0,
    lists: {},
    readMe: [],
  });
};
