import { type RawBuilder, sql } from 'kysely';
import { entityOf } from './attested-years.ts';
import { judgedOn } from './expense-scope.ts';

/** The days on which a partner (or the institute) recovers VAT, a table `recovering`; the latest word on a day holds. */
export const recoveringDays = (
  instituteId: string,
  asOf?: number,
): RawBuilder<unknown> => sql`recovering as materialized (
  select s.entity, range_agg(daterange(s.from_on, s.until_on)) filter (where s.recovers) as days
    from (select d.entity, d.recovers, d.from_on, lead(d.from_on) over (partition by d.entity order by d.from_on) as until_on
            from (select distinct on (1, v.from_on) coalesce(v.partnership_id, v.institute_id) as entity, v.recovers, v.from_on
                    from vat_standings v
                   where v.institute_id = ${instituteId} ${asOf === undefined ? sql`` : sql`and v.entry_no <= ${asOf}`}
                   order by 1, v.from_on, v.entry_no desc) as d) as s
   group by s.entity)`;

/** Stands beside the expense as `r`. */
export const sameEntity = (): RawBuilder<boolean> => sql<boolean>`r.entity = ${entityOf()}`;

/** Of the converted amount the part that is VAT and is recovered on that day, rounded once; 0 where none is. */
export const recoverableVat =
  (): RawBuilder<number> => sql<number>`case when e.vat_minor > 0 and r.days @> ${judgedOn()}
  then round(abs(e.converted_minor)::numeric * least(e.vat_minor, abs(e.amount_minor)) / abs(e.amount_minor))::bigint
  else 0 end`;

/** What is left of the converted amount without it; 0 where nothing is recovered. */
export const withoutVat =
  (): RawBuilder<number> => sql<number>`case when e.vat_minor > 0 and r.days @> ${judgedOn()}
  then abs(e.converted_minor) - ${recoverableVat()} else 0 end`;
