import { programmeById } from '../../src/areas/programmes/queries/programmes.ts';
import { importSheet } from '../../src/areas/sheets/commands/import-sheet.ts';
import { saveSheetMapping } from '../../src/areas/sheets/commands/save-sheet-mapping.ts';
import { undoSheet } from '../../src/areas/sheets/commands/undo-sheet.ts';
import { importInputOf, readSheet } from '../../src/areas/sheets/queries/read-sheet.ts';
import { headsDigest } from '../../src/areas/sheets/queries/sheet-mappings.ts';
import { readSheets } from '../../src/files/read-sheets.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';

const heads = ['N° journal', 'Date', 'Compte', 'Libellé', 'Débit'];

/** Bank charges and translations of the house, as its accounting writes them out. */
const journal = [
  ['ACH-2025-0412', '17/11/2025', '613200', 'Traduction du rapport annuel', '1.240,00'],
  ['ACH-2025-0418', '24/11/2025', '659000', 'Frais bancaires des transferts', '86,35'],
  ['ACH-2025-0431', '03/12/2025', '616100', 'Impression des modules', '512,80'],
];
/** Taken in with the accounting of the year before, and undone. */
const wrongMonth = [
  ['ACH-2025-0440', '10/12/2025', '613200', 'Interprétation, séminaire', '930,00'],
  ['ACH-2025-0441', '10/12/2025', '613200', 'Location de cabines', '310,50'],
];

/** Expenses of each institute that came from files, those that were undone among them. */
export const importedExpenses = journal.length + wrongMonth.length;

const mapping = {
  columns: { reference: 'N° journal', paidOn: 'Date', description: 'Libellé', amount: 'Débit' },
  shared: { currency: 'EUR', heading: 'running', line: 'd' },
};

/** The house's accounting brought in twice: a journal that stands, and one of the wrong month that was taken back. */
export const tellSheets = async (telling: Telling): Promise<void> => {
  const { story } = telling;
  const officer = staff(telling, 'finance_officer');
  const saved = { kind: 'expenses', name: 'Journal des achats', headsSha256: headsDigest(heads) } as const;
  const own = { ...mapping, shared: { ...mapping.shared, outcome: story.current.outcomes[0]!.code } };
  await tell(telling, officer, saveSheetMapping, [], { ...saved, mapping: own });
  await bring(telling, 'journal-achats-2025-11.csv', journal, own);
  const id = await bring(telling, 'journal-achats-2025-12.csv', wrongMonth, own);
  await tell(telling, officer, undoSheet, [story.code], {
    id,
    reason: 'Pris deux fois : décembre vient avec le trimestre',
  });
};

const bring = async (
  telling: Telling,
  fileName: string,
  rows: readonly (readonly string[])[],
  columns: typeof mapping,
): Promise<string> => {
  const { db, files, names, story } = telling;
  const officer = staff(telling, 'finance_officer');
  const institute = officer.institute!.id;
  const bytes = Buffer.from([heads, ...rows].map((cells) => cells.join(';')).join('\r\n'));
  const kept = await files.keep(institute, bytes);
  const programme = await db.read(officer, (tx) =>
    programmeById(tx, institute, names.programme(story.current)),
  );
  const sheets = await readSheets(bytes);
  const as = { kind: 'expenses', notation: 'comma', programme: programme!, mapping: columns } as const;
  const read = sheets.ok ? await readSheet(sheets.value, as) : sheets;
  if (!read.ok) throw new Error(`The demo’s file ${fileName} cannot be read: ${read.problem.key}`);
  const id = storyId(story.code, 'sheet', fileName);
  await tell(telling, officer, importSheet, [fileName], {
    ...importInputOf(read.value, { ...kept, fileName }),
    id,
  });
  return id;
};
