import { newId } from '../../../kernel/id.ts';
import { isRowNumber } from '../../../kernel/list-key.ts';
import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { isAmiss, narrowedPage } from '../../../page/narrowing.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { importSheet } from '../commands/import-sheet.ts';
import { saveSheetMapping } from '../commands/save-sheet-mapping.ts';
import {
  importInputOf,
  otherKindOf,
  previewSheet,
  type ReadingAs,
  readSheet,
} from '../queries/read-sheet.ts';
import { sheetImports } from '../queries/sheet-imports.ts';
import { headsDigest, mappingDigest, savedMapping } from '../queries/sheet-mappings.ts';
import type { SheetMapping } from '../rules/sheet-input.ts';
import { isOfExpenses, type SheetKind, sheetKinds } from '../rules/sheet-kinds.ts';
import { notationOf, notations } from '../rules/sheet-notation.ts';
import { mappingSide, mayExportSheet, mayImportSheet, maySeeImports } from '../rules/sheet-permissions.ts';
import { headsOf } from '../rules/sheet-table.ts';
import { importColumns } from './imports-list.tsx';
import { mappingView, sentMapping } from './mapping-view.tsx';
import { neededWords, previewView } from './preview-view.tsx';
import { readSentSheet, type SentSheet } from './read-sent-sheet.ts';
import { sheetsView } from './sheets-view.tsx';

const load = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayExportSheet(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const place = placeBeside(page, isRowNumber);
    const seesImports = maySeeImports(page.actor) === true;
    return {
      programme,
      beside: [place],
      partners: await partnerChoices(tx, institute),
      imports: seesImports
        ? await sheetImports(tx, institute, programme.id, {
            before: place.value === undefined ? undefined : Number(place.value),
            ...(isListFile(page) ? { limit: null } : {}),
          })
        : undefined,
    };
  });
};

export type SheetsLoaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { beside } = loaded;
  if (isListFile(page) && loaded.imports && !isAmiss([], beside))
    return listFile(page, page.words.t('sheets.imports'), importColumns(page), loaded.imports);
  return narrowedPage(sheetsView(page, loaded, freshForm()), [], beside);
};

/** Steps of one file: a look at what it would do, which column is which where its heads are not ours, the import. */
export const save = async (page: Page) => {
  const institute = instituteOf(page);
  const loaded = await load(page);
  const typed = page.form.texts;
  const step = typed.step?.[0];
  const refuse = (field: string, ...problems: Problem[]) =>
    invalid(sheetsView(page, loaded, { ...freshForm(), typed, errors: { [field]: problems } }));
  const chosen = readingAs(page, loaded);
  if (chosen.kind === 'cash-book' && !chosen.partnershipId)
    return refuse('partnershipId', { key: 'sheets.no-partner' });
  const allowed = mayImportSheet(page.actor, chosen);
  if (allowed !== true) throw new NotAllowed(allowed);
  const sent = await readSentSheet(page, institute);
  if (!sent.ok) return refuse('file', sent.problem);
  const as = await readingWhatItIs(page, chosen, sent.value);
  const mapped = await mappingOf(page, as.kind, sent.value);
  if (mapped === 'asked') {
    const before = await saved(page, as.kind, headsOf(sent.value.sheets.sheets)?.heads ?? []);
    return html(mappingView(page, { as, sent: sent.value, mapping: before?.mapping }));
  }
  if (mapped === 'incomplete')
    return invalid(mappingView(page, { as, sent: sent.value, problem: { key: 'sheets.mapping-needed' } }));
  const reading = await readSheet(sent.value.sheets, { ...as, mapping: mapped?.mapping });
  if (!reading.ok) {
    if (
      reading.problem.key === 'sheets.no-heads' &&
      isOfExpenses(as.kind) &&
      headsOf(sent.value.sheets.sheets)
    )
      return html(mappingView(page, { as, sent: sent.value }));
    const needed = { key: 'sheets.needed-heads', args: { columns: neededWords(page, as.kind) } };
    return refuse('file', reading.problem, ...(reading.problem.key === 'sheets.no-heads' ? [needed] : []));
  }
  const preview = await page.read((tx) => previewSheet(tx, page.actor, institute, reading.value));
  const isRemapped =
    step === 'import' && (typed.mapping_sha256?.[0] ?? '') !== mappingDigest(mapped?.mapping);
  const problem = isRemapped ? { key: 'sheets.mapping-changed' } : undefined;
  const props = {
    sheet: reading.value,
    preview,
    sent: sent.value,
    mappingName: mapped?.name,
    problem,
    chosen: chosen.kind,
  };
  if (preview.refused.length > 0 || problem) return invalid(previewView(page, props));
  if (step !== 'import') return html(previewView(page, props));
  const [created, updated, unchanged] = ['created', 'updated', 'unchanged'].map((name) =>
    Number(typed[name]?.[0]),
  );
  const performed = await page.perform(importSheet, typed.command_id?.[0] || newId(), {
    ...importInputOf(reading.value, sent.value.file),
    expected: { created, updated, unchanged, plan: typed.plan?.[0] },
    reason: typed.reason?.[0]?.trim() || undefined,
  });
  if (performed.done) return redirect(paths.sheetImport({ id: performed.value.id }), 'sheets.imported');
  const errors = performed.fields?.reason && { reason: performed.fields.reason };
  if (errors) return invalid(previewView(page, { ...props, errors }));
  // What one row is refused for is said as it is; only where nothing is said did it become another since.
  const [ofARow] = Object.values(performed.fields ?? {}).flat();
  const why = performed.problem ?? ofARow ?? { key: 'sheets.changed-since-preview' };
  return invalid(previewView(page, { ...props, problem: why }));
};

const readingAs = (page: Page, { programme }: SheetsLoaded): ReadingAs => {
  const { texts } = page.form;
  const kind = sheetKinds.find((each) => each === texts.kind?.[0]) ?? 'expenses';
  const notation = notations.find((each) => each === texts.notation?.[0]) ?? notationOf(page.words.language);
  const partnershipId = page.actor.partnerships[0] ?? (texts.partnershipId?.[0] || undefined);
  return { kind, programme, notation, ...(isOfExpenses(kind) ? { partnershipId } : {}) };
};

/** The kind chosen; or, where the heads are those of another kind of ours alone and nothing was said of such heads before, that one. */
const readingWhatItIs = async (page: Page, as: ReadingAs, { sheets }: SentSheet): Promise<ReadingAs> => {
  if (page.form.texts.step?.[0]) return as;
  const kind = otherKindOf(sheets, as.kind, (each) => mayImportSheet(page.actor, { kind: each }) === true);
  if (!kind || isOfExpenses(kind)) return as;
  if (isOfExpenses(as.kind) && (await saved(page, as.kind, headsOf(sheets.sheets)?.heads ?? []))) return as;
  const { partnershipId: _, ...rest } = as;
  return { ...rest, kind };
};

type Mapped = { mapping: SheetMapping; name: string } | undefined | 'asked' | 'incomplete';

/** What was just said of the columns, which is saved by its name; or what was said of such heads before. */
const mappingOf = async (page: Page, kind: SheetKind, { sheets }: SentSheet): Promise<Mapped> => {
  const { texts } = page.form;
  if (!isOfExpenses(kind)) return undefined;
  if (texts.step?.[0] === 'columns') return 'asked';
  const heads = headsOf(sheets.sheets)?.heads;
  if (!heads) return undefined;
  if (texts.step?.[0] === 'map') {
    const mapping = sentMapping(texts, kind);
    if (!mapping) return 'incomplete';
    const name = texts.name?.[0]?.trim() || heads.filter(Boolean).slice(0, 3).join(', ').slice(0, 100);
    const input = { kind, name, headsSha256: headsDigest(heads), mapping };
    const performed = await page.perform(saveSheetMapping, texts.command_id?.[0] || newId(), input);
    return performed.done ? { mapping, name } : 'incomplete';
  }
  return saved(page, kind, heads);
};

const saved = (page: Page, kind: SheetKind, heads: readonly string[]) => {
  const side = mappingSide(page.actor);
  return page.read((tx) => savedMapping(tx, instituteOf(page), { kind, heads, side }));
};
