import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { sheetImport } from '../queries/sheet-imports.ts';
import { maySeeImports } from '../rules/sheet-permissions.ts';

/** The file as it was imported. */
export const show = async (page: Page): Promise<Answer> => {
  const institute = instituteOf(page);
  const allowed = maySeeImports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const imported = await page.read((tx) => sheetImport(tx, institute, idOf(page)));
  const body = imported && (await page.services.openFile(institute, imported.sha256));
  if (!imported || !body) throw new NotFound({ key: 'records.file-gone' });
  return { kind: 'file', name: imported.fileName, type: 'application/octet-stream', body };
};
