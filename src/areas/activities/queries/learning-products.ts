import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ProductKind } from '../rules/learning-product-input.ts';

/** What came of an exchange that others learn from. */
export type LearningProduct = {
  id: string;
  productKind: ProductKind;
  title: string;
  whereabouts: string;
  readyOn: CalendarDay;
};

/** One product as it stands, with its exchange; `newest`: also what took its place or struck it out; undefined where the actor sees none or it never was. */
export const learningProduct = (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<(LearningProduct & { activityId: string }) | undefined> =>
  tx
    .selectFrom('learning_products as r')
    .select([
      'id',
      'activity_id as activityId',
      sql<ProductKind>`product_kind`.as('productKind'),
      'title',
      'whereabouts',
      'ready_on as readyOn',
    ])
    .where('institute_id', '=', instituteId)
    .where(isRow('r', { table: 'learning_products', instituteId, id, newest }))
    .executeTakeFirst();
