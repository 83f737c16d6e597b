import { type RawBuilder, sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { grantOf } from '../../programmes/queries/decisions.ts';

/** Given up for good: of which instalment, in minor units of the programme's currency, and the entry that says so. */
export type SubsidyCut = {
  id: string;
  programmeId: string;
  instalmentId: string;
  number: number;
  minor: number;
  currency: string;
  on: CalendarDay;
  by: string;
  reason: string;
  entryNo: number;
  /** The first version of the budget without it and the entry that says so; null while none is known to be. */
  edition: number | null;
  budgetedNo: number | null;
};

/** `decided`: by the newest decision that names an amount, with the entry that first said it; `cuts`: all that were ever taken. */
export type DecidedSubsidy = {
  decided: number | null;
  decidedNo: number;
  cuts: SubsidyCut[];
  /** Given up since that decision, which has taken in the ones before it, and what is left to be had. */
  cut: number;
  minor: number | null;
};

/** What the donor decided to give, what was given up of it since, in minor units of the programme's currency. */
export const decidedSubsidy = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<DecidedSubsidy> => {
  const { decisions, cuts } = await together<{
    decisions: { minor: number; placeNo: number };
    cuts: SubsidyCut;
  }>(tx, {
    decisions: sql`select s."subsidyMinor" as minor, s."placeNo" from programmes p cross join lateral ${grantOf('p')} as s
      where p.institute_id = ${instituteId} and p.id = ${programmeId}`,
    cuts: sql`${cutRows(instituteId)} and x.programme_id = ${programmeId} order by x.entry_no`,
  });
  const { minor: decided = null, placeNo: decidedNo = 0 } = decisions[0] ?? {};
  const cut = cutTotal(cuts, ({ entryNo }) => entryNo > decidedNo);
  return { decided, decidedNo, cuts, cut, minor: decided === null ? null : decided - cut };
};

/** One cut; undefined where the actor sees none of that id. */
export const subsidyCut = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<SubsidyCut | undefined> => {
  if (!isId(id)) return undefined;
  const { rows } = await sql<SubsidyCut>`${cutRows(instituteId)} and x.id = ${id}`.execute(tx);
  return rows[0];
};

const cutRows = (instituteId: string): RawBuilder<SubsidyCut> => sql`
  select x.id, x.programme_id as "programmeId", x.instalment_id as "instalmentId", i.number, x.amount_minor as minor,
         x.currency, x.on_day as "on", x.by_name as by, x.reason, x.entry_no as "entryNo", v.edition,
         b.entry_no as "budgetedNo"
    from subsidy_cuts x
    join subsidy_instalments i on i.institute_id = x.institute_id and i.instalment_id = x.instalment_id
     and i.ended_by_no is null
    left join budgeted_cuts b on b.institute_id = x.institute_id and b.cut_id = x.id
    left join budget_versions v on v.institute_id = b.institute_id and v.id = b.budget_version_id
   where x.institute_id = ${instituteId}`;

export const cutTotal = (cuts: readonly SubsidyCut[], isIn: (cut: SubsidyCut) => boolean): number =>
  cuts.reduce((total, cut) => total + (isIn(cut) ? cut.minor : 0), 0);
