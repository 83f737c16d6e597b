import { createHash } from 'node:crypto';
import { readSheets } from '../../../files/read-sheets.ts';
import { sheetLimits } from '../../../files/sheet-limits.ts';
import type { PlainSheets } from '../../../kernel/plain-sheet.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { unlessFull } from '../../../page/disk-full.ts';
import type { Page } from '../../../page/page.ts';
import { isFileShielded } from '../../records/queries/documents.ts';
import type { SheetFile } from '../queries/read-sheet.ts';

export type SentSheet = { file: SheetFile; sheets: PlainSheets };

/** The file that was sent, or the one kept at the step before under its hash; a problem says why it cannot be read. */
export const readSentSheet = async (page: Page, institute: string): Promise<Result<SentSheet>> => {
  const kept = page.form.texts.sha256?.[0];
  if (kept) return readKeptSheet(page, institute, kept);
  const sent = page.form.files.get('file')?.find(({ size }) => size > 0);
  if (!sent) return fail({ key: 'sheets.no-file' });
  if (sent.size > sheetLimits.bytes)
    return fail({ key: 'sheets.file-too-large', args: { max: sheetLimits.bytes / 1024 / 1024 } });
  const bytes = await sent.bytes();
  const sheets = await readSheets(bytes);
  if (!sheets.ok) return sheets;
  const stored = await unlessFull(() => page.services.keepFile(institute, bytes));
  if (!stored.ok) return stored;
  return ok({ file: { ...stored.value, fileName: shownName(sent.name) }, sheets: sheets.value });
};

const readKeptSheet = async (page: Page, institute: string, sha256: string): Promise<Result<SentSheet>> => {
  // Whoever knows the hash of a shielded document does not read it this way: it is opened, and that is logged.
  const isReadable =
    /^[0-9a-f]{64}$/.test(sha256) && !(await page.read((tx) => isFileShielded(tx, institute, sha256)));
  const bytes = isReadable ? await page.services.openFile(institute, sha256) : undefined;
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
    return fail({ key: 'sheets.file-gone' });
  const sheets = await readSheets(bytes);
  if (!sheets.ok) return sheets;
  const fileName = shownName(page.form.texts.file_name?.[0] ?? '');
  return ok({ file: { sha256, size: bytes.byteLength, fileName }, sheets: sheets.value });
};

const shownName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}"<>|:*?]/gu, '')
    .trim()
    .slice(-200) || 'rows.xlsx';
