import { NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { type AgreementRow, agreement } from '../queries/agreements.ts';

/** The agreement that the address names, where this person may see it: staff, the auditor, the partner it is with. */
export const seenAgreement = async (page: Page): Promise<AgreementRow> => {
  const { institute } = page.actor;
  const row = institute && (await page.read((tx) => agreement(tx, institute.id, page.params.id ?? '')));
  if (!row) throw new NotFound();
  return row;
};
