import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { inSeries } from './since-series.ts';
import { asksAnythingOf, isOfSheet, sameOwner } from './window-asks.ts';

/** The sheets `r` of windows `w` that stand and ask for them, each with its last step `s` (`kind` null: a draft). */
export const sheetsAsTheyStand: RawBuilder<unknown> = sheetsWith(asksAnythingOf('r.partnership_id'));

/** The same, of which `ofThese` says that their windows ask for them. */
export const sheetsOfWindows: RawBuilder<unknown> = sheetsWith(sql`true`);

/**
 * Those of `sheetsOfWindows` of which a condition on these rows holds that costs little, then that their window asks for them, and what costs
 * more: in any other order all sheets of all years would be looked into.
 */
export const ofThese = (
  condition: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql`true`,
): RawBuilder<boolean> => sql<boolean>`
  (case when ${condition} then ${asksAnythingOf('r.partnership_id')} and ${more} else false end)`;

function sheetsWith(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  measurement_reports r
  join reporting_windows w on (w.institute_id, w.id) = (r.institute_id, r.window_id)
    and w.ended_by_no is null and ${condition}
  left join lateral (select s.kind, s.at, s.entry_no from report_steps s
    where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) s on true`;
}

/** Whether the approval of the row `m` was taken back after an entry. */
const takenBackSince = (
  entryNo: string,
): RawBuilder<boolean> => sql<boolean>`exists (select from measurement_reviews t
  where (t.institute_id, t.measurement_id) = (m.institute_id, m.measurement_id) and t.row_id = m.id
    and t.kind = 'taken_back' and t.entry_no > ${sql.ref(entryNo)})`;

/** Figures `m` of the sheet `r`: of its days, and in it by their country. */
const figuresOfSheet = sql`
  measurements m where m.institute_id = r.institute_id and ${sameOwner('m.partnership_id', 'r.partnership_id')}
    and m.indicator_id = any (w.indicators) and m.until_on = w.until_on and m.from_on = w.from_on and m.ended_by_no is null
    and ${isOfSheet('m', 'r')}`;

/** The act that handed the sheet `r` in last. */
const handedIn = sql`
  (select z.entry_no from report_steps z where (z.institute_id, z.report_id) = (r.institute_id, r.id) and z.kind = 'submitted'
    order by z.entry_no desc limit 1)`;

/** Of which no row was approved, nor a partner's restated by an officer; or its approval was taken back since. */
const isUnapproved = sql`
    not exists (select from measurement_reviews v where (v.institute_id, v.measurement_id) = (m.institute_id, m.measurement_id)
      and v.row_id = m.id and v.kind = 'approved' and not ${takenBackSince('v.entry_no')})
    and not exists (select from measurement_restatements x
      where x.partnership_id is not null and (x.institute_id, x.measurement_id) = (m.institute_id, m.measurement_id) and x.row_id = m.id and not ${takenBackSince('x.entry_no')})`;

const unapproved = sql`
  ${figuresOfSheet} and ${isUnapproved} and (s.kind = 'locked' or ${inSeries('m')})`;

/** The row `m` came by a restatement after an entry. */
const restatedAfter = (entryNo: RawBuilder<unknown>) => sql`
  m.entry_no > ${entryNo} and exists (select from measurement_restatements x where x.row_id = m.id
    and (x.institute_id, x.measurement_id) = (m.institute_id, m.measurement_id) and x.entry_no > ${entryNo})`;

/** What an officer restated since the sheet was locked. */
const restatedSince = restatedAfter(sql`s.entry_no`);

/** The rows `m` of the institute's own, also of those that ended, in the days of its sheet `r` or in a part of them. */
const isInDays = sql`r.partnership_id is null and m.institute_id = r.institute_id and m.partnership_id is null
    and m.indicator_id = any (w.indicators) and m.until_on between w.from_on and w.until_on`;

const isOfOwnDays = sql`m.from_on = w.from_on and m.until_on = w.until_on`;

/** Figures of a part of the days of the institute's own sheet, which are locked with it, of which no row was approved. */
const unapprovedParts = sql`
  measurements m where ${isInDays} and not (${isOfOwnDays}) and m.ended_by_no is null and ${isUnapproved}`;

/** No step of the sheet `r` of these kinds came after an entry. */
const noneSince = (kinds: RawBuilder<unknown>, entryNo: string): RawBuilder<boolean> => sql<boolean>`
  not exists (select from report_steps z where (z.institute_id, z.report_id) = (r.institute_id, r.id)
    and z.kind in (${kinds}) and z.entry_no > ${sql.ref(entryNo)})`;

/**
 * What was withdrawn of fixed figures of the institute's own, `x` of the rows `m`, since a step of the sheet at which it was read:
 * it was locked, or of its own days approved; and the withdrawal itself nobody approved. No row stands of which it could be seen,
 * neither by who opens the sheet again nor by who hands it in once more.
 */
const withdrawn = sql`
  measurement_restatements x join measurements m on (m.institute_id, m.id) = (x.institute_id, x.replaced_row_id)
   where x.institute_id = r.institute_id and x.row_id is null and ${isInDays}
    and ${noneSince(sql`'locked'`, 'x.entry_no')} and (not (${isOfOwnDays}) or ${noneSince(sql`'approved'`, 'x.entry_no')})
    and not exists (select from measurement_reviews v where (v.institute_id, v.measurement_id) = (x.institute_id, x.measurement_id)
      and v.row_id = m.id and v.kind = 'approved' and v.entry_no > x.entry_no)`;

const withdrawnToJudge = sql`${withdrawn} and (s.kind = 'locked'
    or (s.kind in ('submitted', 'taken_back', 'approved') and ${isOfOwnDays}))`;

/**
 * Whether something may have come into the sheet `r` since its last step: a figure, what was restated or withdrawn, or what its window
 * asked for later. Asked of all sheets of all years, so that it costs one look into an index each (0244).
 */
export const mayHaveComeSince = (instituteId: string): RawBuilder<boolean> => sql<boolean>`(w.version > 1
  or exists (select from measurements m where m.institute_id = r.institute_id and ${sameOwner('m.partnership_id', 'r.partnership_id')}
    and m.until_on = w.until_on and m.from_on = w.from_on and m.ended_by_no is null and m.entry_no > s.entry_no)
  or ${mayBeRestatedSince(instituteId)})`;

/** Whether a figure of the institute's own may have been restated or withdrawn since the last step of its sheet `r`. */
export const mayBeRestatedSince = (instituteId: string): RawBuilder<boolean> => sql<boolean>`
  (r.partnership_id is null and s.entry_no < (select max(x.entry_no) from measurement_restatements x
    where x.institute_id = ${instituteId} and x.partnership_id is null))`;

const partsToJudge = sql`${unapprovedParts} and s.kind = 'locked' and ${restatedSince}`;

const restatedParts = sql`${unapprovedParts} and ${restatedAfter(sql`0`)}`;

/**
 * By which entries of the trail (column `entry_no`) came what is to be judged in a sheet of `sheetsAsTheyStand`: the act that
 * handed it in, and each figure that was added or corrected since, in the institute's own each figure; of one that was approved,
 * each figure that was added since; of the institute's own that is locked, each that was restated since, of a part of its days too;
 * and each of the institute's own that was withdrawn since any of these. No row: nothing waits. Whoever made one of these entries does not judge what it brought.
 */
export const entriesToJudge: RawBuilder<unknown> = sql`
  select h.entry_no from ${handedIn} h where s.kind in ('submitted', 'taken_back')
  union all
  select m.entry_no from ${unapproved} and (s.kind = 'approved'
    or (s.kind in ('submitted', 'taken_back') and (r.partnership_id is null or m.entry_no > coalesce(${handedIn}, 0)))
    or (s.kind = 'locked' and r.partnership_id is null and ${restatedSince}))
  union all
  select m.entry_no from ${partsToJudge}
  union all
  select x.entry_no from ${withdrawnToJudge}`;

/** A row of the institute's own that is judged in its sheet without standing in it. */
export type BesideSheet = { id: string; rowId: string; outcomeId: string; until: string; state: 'restated' };

/** What is to be judged in a sheet beside its figures: what was withdrawn, and what was restated of a part of its days. */
export const besideSheet = async (tx: Tx, instituteId: string, reportId: string): Promise<BesideSheet[]> => {
  const columns = sql`m.measurement_id as id, m.id as "rowId", m.outcome_id as "outcomeId", m.until_on::text as until, 'restated' as state`;
  const { rows } = await sql<BesideSheet>`
    select b.* from ${sheetsAsTheyStand}
      cross join lateral (select ${columns} from ${partsToJudge} union all select ${columns} from ${withdrawnToJudge}) b
     where r.institute_id = ${instituteId} and r.id = ${reportId}`.execute(tx);
  return rows;
};

/**
 * The rows that whoever locks a sheet of `sheetsAsTheyStand` has to read beside its figures, whatever its state: what was withdrawn,
 * and what was restated of a part of its days, since it was locked last and nobody approved. Once it is locked they wait no more.
 */
export const besideToLock = async (tx: Tx, instituteId: string, reportId: string): Promise<string[]> => {
  const { rows } = await sql<{ rowId: string }>`
    select b."rowId" from ${sheetsAsTheyStand}
      cross join lateral (select m.id as "rowId" from ${withdrawn}
        union select m.id from ${restatedParts} and ${noneSince(sql`'locked'`, 'm.entry_no')}) b
     where r.institute_id = ${instituteId} and r.id = ${reportId} and s.kind is distinct from 'locked'`.execute(
    tx,
  );
  return rows.map(({ rowId }) => rowId);
};

/** When the last of what is to be judged in the sheet `r` came, as an expression. */
export const lastToJudge: RawBuilder<unknown> = sql`
  (select max(a.at) from (${entriesToJudge}) e join audit_entries a on (a.chain, a.no) = (r.institute_id, e.entry_no))`;

/** The last act that handed the sheet in, and what was entered, restated or withdrawn of the institute's own and nobody approved. */
const entriesGiven = sql`
  ${handedIn}
  union all
  select m.entry_no from ${unapproved} and r.partnership_id is null
  union all
  select m.entry_no from ${restatedParts}
  union all
  select x.entry_no from ${withdrawn}`;

/** The same with figures of the institute's own that were approved: what the approval that is taken back was of. */
const entriesApproved = sql`
  ${handedIn}
  union all
  select m.entry_no from ${figuresOfSheet} and r.partnership_id is null`;

type Person = RawBuilder<unknown> | string;

const madeOneOf = (entries: RawBuilder<unknown>, userId: Person): RawBuilder<boolean> => sql<boolean>`exists (
  select from (${entries}) e join audit_entries a on (a.chain, a.no) = (r.institute_id, e.entry_no)
   where a.user_id = ${userId})`;

/** Whether `userId` handed the sheet `r` in last, as an expression. */
export const handedInBy = (userId: Person): RawBuilder<boolean> => madeOneOf(handedIn, userId);

/** Whether `userId` brought any of what is to be judged in the sheet `r`, as an expression. */
export const broughtBy = (userId: Person): RawBuilder<boolean> => madeOneOf(entriesToJudge, userId);

/**
 * What a person may not do with a sheet as they gave it themselves: approve what they brought of what is to be judged, lock what
 * they handed in or, of the institute's own, entered and nobody approved, nor take an approval of it back. Four eyes see each figure.
 */
export const givenBy = async (
  tx: Tx,
  instituteId: string,
  reportId: string,
  userId: string,
): Promise<Given> => {
  const { rows } = await sql<Given>`
    select ${broughtBy(userId)} as "toApprove", ${madeOneOf(entriesGiven, userId)} as "toLock",
      ${madeOneOf(entriesApproved, userId)} as "toTakeBack" from ${sheetsAsTheyStand}
     where r.institute_id = ${instituteId} and r.id = ${reportId}`.execute(tx);
  return rows[0] ?? { toApprove: false, toLock: false, toTakeBack: false };
};

type Given = { toApprove: boolean; toLock: boolean; toTakeBack: boolean };
