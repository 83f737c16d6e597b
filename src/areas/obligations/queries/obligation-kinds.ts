import type { Tx } from '../../../db/transaction.ts';
import type { KindRow } from '../rules/obligation-kind.ts';

/** Kinds of obligation of an institute, in the order of the year. */
export const obligationKinds = async (tx: Tx, instituteId: string): Promise<KindRow[]> =>
  (await described(tx, instituteId)
    .orderBy('position')
    .orderBy('code')
    .orderBy('cycle_from')
    .execute()) as KindRow[];

/** One kind; undefined where the institute has none of this id. */
export const obligationKindById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<KindRow | undefined> =>
  (await described(tx, instituteId).where('id', '=', id).executeTakeFirst()) as KindRow | undefined;

/** The next row of the same kind, which began with a later cycle. */
export const kindBegunAfter = async (
  tx: Tx,
  instituteId: string,
  { code, cycleFrom }: KindRow,
): Promise<KindRow | undefined> =>
  (await described(tx, instituteId)
    .where('code', '=', code)
    .where('cycle_from', '>', cycleFrom)
    .orderBy('cycle_from')
    .limit(1)
    .executeTakeFirst()) as KindRow | undefined;

const described = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('obligation_kinds')
    .select([
      'id',
      'code',
      'title',
      'scope',
      'rhythm',
      'bound',
      'years_after as yearsAfter',
      'month',
      'day_of_month as day',
      'event',
      'months_after as monthsAfter',
      'days_after as daysAfter',
      'role',
      'citation',
      'confidence',
      'cycle_from as cycleFrom',
      'cycle_until as cycleUntil',
      'version',
      'position',
    ])
    .where('institute_id', '=', instituteId);
