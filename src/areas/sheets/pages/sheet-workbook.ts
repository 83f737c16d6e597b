import { isId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import { isOfExpenses, type SheetKind, sheetKinds } from '../rules/sheet-kinds.ts';
import { mayExportSheet } from '../rules/sheet-permissions.ts';

/** The workbook of a kind, in the person's language, of what the person sees. */
export const show = async (page: Page): Promise<Answer> => {
  const institute = instituteOf(page);
  const allowed = mayExportSheet(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const kind = sheetKinds.find((each) => each === page.params.kind) as SheetKind | undefined;
  const partner = page.query.get('partner');
  const partnershipId = page.actor.partnerships[0] ?? (isId(partner) ? partner : undefined);
  const { form, reference } = await page.read(async (tx) => {
    const programme = kind && (await programmeById(tx, institute, idOf(page)));
    if (!programme) throw new NotFound();
    const exported = { kind, programme, ...(isOfExpenses(kind) ? { partnershipId } : {}) };
    return { form: await sheetExport(tx, institute, exported, page.words), reference: programme.reference };
  });
  return {
    kind: 'file',
    name: `${form.names.form} ${reference}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await exportBytes(form),
  };
};
