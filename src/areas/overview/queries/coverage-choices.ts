import { sql } from 'kysely';
import { known } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { activitiesThen } from '../../activities/queries/activities-then.ts';
import { type OutcomeChoice, outcomeChoiceRows } from '../../results/queries/outcome-choices.ts';

export type CoverageChoices = {
  programmes: { id: string; reference: string }[];
  /** Partnerships by the name of the organisation. */
  partners: { id: string; name: string }[];
  countries: string[];
  /** Of the programmes, latest first. */
  years: number[];
  /** The newest programme first; none where what was filed says none. */
  outcomes?: OutcomeChoice[];
  /** Codes, where there is more than one to choose from. */
  institutes?: string[];
};

/** What the actor's activities and expenses can be narrowed to, in one statement; as of an audit number to the countries of then too. */
export const coverageChoices = async (
  tx: Tx,
  instituteId: string,
  asOf?: number,
): Promise<CoverageChoices> => {
  const countriesThen = sql`union select a.country from ${activitiesThen(instituteId, asOf)}
    where a.country is not null and ${known('a', asOf)}`;
  const { rows } = await sql<CoverageChoices>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'reference', g.reference)
               order by g.from_on desc, g.reference), '[]')
              from programmes g where g.institute_id = ${instituteId}) as programmes,
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', o.name) order by o.name), '[]')
              from partnerships s join organisations o on (o.institute_id, o.id) = (s.institute_id, s.organisation_id)
             where s.institute_id = ${instituteId}) as partners,
           array(select distinct a.country from activities a
                  where a.institute_id = ${instituteId} and a.country is not null
                   ${asOf === undefined ? sql`` : countriesThen} order by 1) as countries,
           array(select distinct generate_series(extract(year from g.from_on)::int, extract(year from g.until_on)::int)
                   from programmes g where g.institute_id = ${instituteId} order by 1 desc) as years,
           (select coalesce(jsonb_agg(c), '[]') from (${outcomeChoiceRows(tx, instituteId)}) as c) as outcomes`.execute(
    tx,
  );
  return rows[0] ?? { programmes: [], partners: [], countries: [], years: [] };
};
