import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { unlessFull } from '../../../page/disk-full.ts';
import type { Page } from '../../../page/page.ts';
import type { IatiFile } from '../rules/iati-file.ts';
import { tooLarge } from '../xml/decode.ts';
import { inOnePiece } from '../xml/in-one-piece.ts';
import { standardLimits } from '../xml/limits.ts';
import { readIatiFile } from '../xml/read-iati-file.ts';

/** A publication between the two steps of an import: its bytes are kept under their hash. */
export type SentPublication = { file: IatiFile; fileName: string; sha256: string };

/** The file that was sent, or the one kept at the step before; a problem says why it cannot be read. */
export const readSentFile = async (page: Page, institute: string): Promise<Result<SentPublication>> => {
  const sha256 = page.form.texts.sha256?.[0];
  if (sha256 !== undefined) return readKeptFile(page, institute, sha256);
  const sent = page.form.files.get('file')?.[0];
  if (!sent) return fail({ key: 'publishing.no-file' });
  if (sent.size > standardLimits.bytes) return fail(tooLarge(standardLimits.bytes));
  const bytes = await sent.bytes();
  const read = await readIatiFile(inOnePiece(bytes));
  if (!read.ok) return read;
  const kept = await unlessFull(() => page.services.keepFile(institute, bytes));
  if (!kept.ok) return kept;
  return ok({ file: read.value, fileName: shownName(sent.name), sha256: kept.value.sha256 });
};

const readKeptFile = async (
  page: Page,
  institute: string,
  sha256: string,
): Promise<Result<SentPublication>> => {
  const isHash = /^[0-9a-f]{64}$/.test(sha256);
  const bytes = isHash ? await page.services.openFile(institute, sha256) : undefined;
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
    return fail({ key: 'publishing.file-gone' });
  const read = await readIatiFile(inOnePiece(bytes));
  const fileName = shownName(page.form.texts.file_name?.[0] ?? '');
  return read.ok ? ok({ file: read.value, fileName, sha256 }) : read;
};

const shownName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .trim()
    .slice(0, 200) || 'iati.xml';
