import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Localized } from '../../../kernel/localized.ts';
import {
  type Asked,
  askedOf,
  type QuestionnaireItem,
  type QuestionnaireKind,
} from '../rules/questionnaire.ts';

/** Newest edition of each questionnaire that the institute adopted; a kind is missing where it adopted none. */
export const newestEditions = async (
  tx: Tx,
  instituteId: string,
): Promise<Map<QuestionnaireKind, number>> => {
  const rows = await tx
    .selectFrom('questionnaire_editions')
    .select(({ fn }) => ['kind', fn.max('edition').as('edition')])
    .where('institute_id', '=', instituteId)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, edition }) => [kind as QuestionnaireKind, Number(edition)]));
};

/** Newest edition of this program that the institute adopted of each, whatever it worded itself since. */
export const newestBrought = async (tx: Tx, instituteId: string): Promise<Map<QuestionnaireKind, number>> => {
  const rows = await tx
    .selectFrom('questionnaire_editions')
    .select(({ fn }) => ['kind', fn.max('brought').as('brought')])
    .where('institute_id', '=', instituteId)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, brought }) => [kind as QuestionnaireKind, Number(brought)]));
};

/** What an edition asks: group by group, then the external factors. */
export const askedIn = async (
  tx: Tx,
  instituteId: string,
  kind: QuestionnaireKind,
  edition: number,
): Promise<Asked> => {
  const items: QuestionnaireItem[] = await tx
    .selectFrom('questionnaire_items')
    .select(['code', 'group_code as groupCode', 'position'])
    .select([sql<QuestionnaireItem['asks']>`asks`.as('asks'), sql<Localized>`text`.as('text')])
    .where('institute_id', '=', instituteId)
    .where('kind', '=', kind)
    .where('edition', '=', edition)
    .execute();
  return askedOf(items);
};
