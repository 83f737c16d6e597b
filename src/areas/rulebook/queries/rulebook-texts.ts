import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { RulebookText, RulebookTextKind } from '../rules/agreement-2007.ts';

/** The agreement's texts in their order: the whole, its parties, aims O1-O8, kinds of action A1-A9; or one kind. */
export const rulebookTexts = async (
  tx: Tx,
  instituteId: string,
  kind?: RulebookTextKind,
): Promise<RulebookText[]> => {
  let query = tx
    .selectFrom('rulebook_texts')
    .select(['kind', 'code', 'title', 'text', 'position'])
    .where('institute_id', '=', instituteId)
    .orderBy('kind')
    .orderBy('position');
  if (kind) query = query.where('kind', '=', kind);
  const rows = await query.execute();
  return rows.map(({ kind, title, text, ...row }) => ({
    ...row,
    kind: kind as RulebookTextKind,
    title: title as Localized,
    text: text as Localized,
  }));
};
