import { sql } from 'kysely';
import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

import { isId } from '../../../kernel/id.ts';

export type SupportRow = {
  id: string;
  organisationId: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay | null;
  programme: string;
  source: string;
  /** Null: this institute. */
  givenBy: string | null;
};

const supportRows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('supports as r')
    .select(['id', 'organisation_id as organisationId', 'from_on as fromOn', 'until_on as untilOn'])
    .select(['programme', 'source', 'given_by as givenBy'])
    .where('institute_id', '=', instituteId);

const stood = (asOf?: number) =>
  asOf === undefined
    ? sql<boolean>`ended_by_no is null`
    : sql<boolean>`entry_no <= ${asOf} and (ended_by_no is null or ended_by_no > ${asOf})`;

/** Support that an organisation received, by this institute or another, latest first. `asOf` = an entry number. */
export const supportsOf = (
  tx: Tx,
  instituteId: string,
  organisationId: string,
  asOf?: number,
): Promise<SupportRow[]> =>
  supportRows(tx, instituteId)
    .where(stood(asOf))
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on', 'desc')
    .orderBy('id')
    .execute();

/** One support as it stands; undefined where it was replaced or is not this institute's. */
export const support = async (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<SupportRow | undefined> =>
  isId(id)
    ? supportRows(tx, instituteId)
        .where(isRow('r', { table: 'supports', instituteId, id, newest }))
        .executeTakeFirst()
    : undefined;

/** Support of several organisations at once, for a proof. `asOf` = an entry number. */
export const supportsOfAll = async (
  tx: Tx,
  instituteId: string,
  organisationIds: readonly string[],
  asOf?: number,
): Promise<SupportRow[]> =>
  organisationIds.length === 0
    ? []
    : supportRows(tx, instituteId)
        .where(stood(asOf))
        .where('organisation_id', 'in', [...organisationIds])
        .orderBy('from_on')
        .orderBy('id')
        .execute();
