import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { importSheet } from '../areas/sheets/commands/import-sheet.ts';
import {
  importInputOf,
  kindOf,
  previewSheet,
  type ReadSheet,
  readSheet,
} from '../areas/sheets/queries/read-sheet.ts';
import { savedMapping } from '../areas/sheets/queries/sheet-mappings.ts';
import { isOfExpenses, type SheetKind, sheetKinds } from '../areas/sheets/rules/sheet-kinds.ts';
import { type Notation, notations } from '../areas/sheets/rules/sheet-notation.ts';
import { mappingSide } from '../areas/sheets/rules/sheet-permissions.ts';
import { headsOf } from '../areas/sheets/rules/sheet-table.ts';
import { perform } from '../command/perform.ts';
import { readSheets } from '../files/read-sheets.ts';
import { sheetLimits } from '../files/sheet-limits.ts';
import { folderStore } from '../files/store.ts';
import { newId } from '../kernel/id.ts';
import type { PlainSheets } from '../kernel/plain-sheet.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { inOffice, type Office } from './office.ts';
import { progressLine } from './progress.ts';
import { sayRefusal } from './refusal.ts';
import { partnerOf, type SheetPlace, sheetPlace } from './sheet-office.ts';
import { stopSignal } from './stopping.ts';
import { UsageError, type Verb, type VerbCall } from './verb.ts';

const options = {
  programme: { type: 'string' },
  kind: { type: 'string' },
  institute: { type: 'string' },
  partner: { type: 'string' },
  notation: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const sheetImportVerb: Verb = {
  name: 'sheet import',
  summary: 'Brings a workbook or a CSV of one of the kinds in: all of it or nothing',
  usage: `sheet import FILE --programme REFERENCE [--kind KIND] [--institute CODE] [--partner NAME] [--notation comma|point]
                    [--reason TEXT] [--dry-run] [--json]
       (a row that changes what stands needs the reason, once for the file; the kind follows from the heads; a cash book is named, with its --partner; numbers that stand as text have a point
       before the fraction where nothing is said; columns saved in the application are used by the file’s heads)`,
  run: async (call) => {
    const { values, positionals } = parseArgs({ args: call.args, options, allowPositionals: true });
    const [path, ...more] = positionals;
    const { programme, institute, partner, reason } = values;
    if (!path || more.length > 0 || !programme) throw new UsageError('It takes one file and --programme');
    const kind = sheetKinds.find((each) => each === values.kind);
    if (values.kind && !kind)
      throw new UsageError(`There is no kind «${values.kind}»; there are ${sheetKinds.join(', ')}`);
    if (kind === 'cash-book' && !partner) throw new UsageError('A cash book takes --partner');
    const notation = notations.find((each) => each === (values.notation ?? 'point'));
    if (!notation)
      throw new UsageError(`There is no notation «${values.notation}»; there are ${notations.join(', ')}`);
    const signal = stopSignal();
    const progress = progressLine();
    try {
      progress.say(`reading ${path}`);
      const bytes = await readWhole(path);
      const sheets = bytes.ok ? await readSheets(bytes.value, sheetLimits, signal) : bytes;
      if (!sheets.ok) return unreadable(call, path, sheets);
      return await inOffice(call.config, async (office) => {
        const place = await sheetPlace(office.db, { programme, institute });
        const partnershipId = partner === undefined ? undefined : await partnerOf(office.db, place, partner);
        const as = { kind, notation, partnershipId };
        const reading = await readingOf(office, place, sheets.value, as);
        if (!reading.ok) return unreadable(call, path, reading);
        progress.say(`comparing ${reading.value.sheet.table.rows.length} rows`);
        signal.throwIfAborted();
        const isDry = values['dry-run'] === true;
        const request = {
          path,
          bytes: (bytes as { value: Uint8Array }).value,
          reason,
          isDry,
          isJson: values.json === true,
        };
        return bring(call, office, place, reading.value.sheet, {
          ...request,
          mapping: reading.value.mapping ?? null,
        });
      });
    } finally {
      progress.end();
    }
  },
};

const readWhole = async (path: string): Promise<Result<Uint8Array>> => {
  try {
    return { ok: true, value: await readFile(path) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (!reason || !('syscall' in (error as object))) throw error;
    return fail({ key: 'publishing.file-unreadable', args: { file: path, reason } });
  }
};

/** 2 where there is no file to judge, 1 where what is there is no sheet. */
const unreadable = (
  { err }: VerbCall,
  path: string,
  { problem }: Extract<Result<unknown>, { ok: false }>,
): number => {
  err(`${path}: ${wordsIn('en').problem(problem)}`);
  return problem.key === 'publishing.file-unreadable' ? 2 : 1;
};

type As = { kind: SheetKind | undefined; notation: Notation; partnershipId: string | undefined };

const readingOf = async (
  { db }: Office,
  { actor, instituteId, programme }: SheetPlace,
  sheets: PlainSheets,
  { kind = kindOf(sheets) ?? 'expenses', ...as }: As,
): Promise<Result<{ sheet: ReadSheet; mapping: string | undefined }>> => {
  const heads = headsOf(sheets.sheets)?.heads;
  const side = mappingSide(actor);
  const saved =
    heads && isOfExpenses(kind)
      ? await db.read(actor, (tx) => savedMapping(tx, instituteId, { kind, heads, side }))
      : undefined;
  const sheet = await readSheet(sheets, { ...as, kind, programme, mapping: saved?.mapping });
  return sheet.ok ? ok({ sheet: sheet.value, mapping: saved?.name }) : sheet;
};

type Request = {
  path: string;
  bytes: Uint8Array;
  reason: string | undefined;
  isDry: boolean;
  isJson: boolean;
  /** The name of the saved columns that the file was read by. */
  mapping: string | null;
};

const bring = async (
  call: VerbCall,
  { db }: Office,
  { actor, instituteId }: SheetPlace,
  sheet: ReadSheet,
  { path, bytes, reason, isDry, isJson, mapping }: Request,
): Promise<number> => {
  const preview = await db.read(actor, (tx) => previewSheet(tx, actor, instituteId, sheet));
  const { rows, created, updated, unchanged, plan } = preview;
  const words = wordsIn('en');
  const refused = preview.refused.map(({ reason: why, ...place }) => ({
    ...place,
    reason: words.problem(why),
  }));
  const isNew = created + updated > 0 || preview.expenses.some(({ becomes }) => becomes === 'linked');
  let id: string | null = null;
  if (refused.length === 0 && !isDry && isNew) {
    const kept = await folderStore(join(call.config.dataFolder, 'files')).keep(instituteId, bytes);
    const input = importInputOf(sheet, { ...kept, fileName: basename(path).slice(-200) });
    const done = await perform(db, actor, importSheet, newId(), {
      ...input,
      reason,
      expected: { created, updated, unchanged, plan },
    });
    if (!done.done) return sayRefusal(call, done);
    id = done.value.id;
  }
  if (isJson) call.out(JSON.stringify({ id, mapping, rows, created, updated, unchanged, refused }));
  else say(call, { id, mapping, rows, created, updated, unchanged, refused, isDry });
  return refused.length > 0 ? 1 : 0;
};

type Report = {
  id: string | null;
  mapping: string | null;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: readonly { sheet: string; cell: string; reason: string }[];
  isDry: boolean;
};

const say = (
  { out, err }: VerbCall,
  { id, mapping, rows, created, updated, unchanged, refused, isDry }: Report,
): void => {
  if (mapping !== null) out(`Columns as saved under «${mapping}»`);
  for (const { sheet, cell, reason } of refused) err(`${sheet}!${cell}: ${reason}`);
  if (refused.length > 0) out(`Nothing was written: ${refused.length} cells cannot be taken`);
  else if (isDry) out('Nothing was written; this is what the import would do:');
  else if (id === null) out('Nothing new in this file; nothing was written.');
  out(`${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged`);
  if (id) out(`Import ${id}; «relais sheet undo ${id}» takes it back`);
};
