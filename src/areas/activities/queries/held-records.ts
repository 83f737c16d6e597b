import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import { ofCountry } from '../../partners/queries/record-country.ts';
import { themeKey } from './theme-key.ts';

/**
 * Of which places records are asked, and as of which entry number. `places` is a relation of them: `key`, `outcome_id`,
 * `partnership_id` (null: the institute itself, no partner), `from_on` and `until_on` (both included), `breakdown` (a cell of
 * `participant_counts`; what is left out is not asked), `action_kind` and `theme` (null: any), `country` (null: any but those of
 * `elsewhere`, so that records which name none are told once).
 */
export type RecordsAsked = { instituteId: string; places: RawBuilder<unknown>; asOf?: number | undefined };

/**
 * Activities that were held and not cancelled, each with its participants in the cell of the place: attendances, not persons.
 * Columns `key, id, leads_to, label, on_day, count`.
 */
export const heldParticipants = (asked: RecordsAsked): RawBuilder<unknown> => sql`
  select f.key, a.id, a.id as leads_to, a.reference || ' ' || a.title as label, h.held_from as on_day,
      sum(p.count)::bigint as count
    from ${asked.places} f ${held(asked)}
    join participant_counts p on (p.institute_id, p.activity_id) = (a.institute_id, a.id) and ${standing('p', asked.asOf)}
   where ${ofCountry('a.country')} and (f.action_kind is null or a.kind = f.action_kind)
     and (f.theme is null or exists (select from activity_trainings t
           where (t.institute_id, t.activity_id) = (a.institute_id, a.id)
             and ${themeKey(sql`t.theme`)} = ${themeKey(sql`f.theme`)}))
     and p.sex = coalesce(f.breakdown ->> 'sex', p.sex)
     and p.age_band = coalesce(f.breakdown ->> 'age', p.age_band)
     and p.economy = coalesce(f.breakdown ->> 'economy', p.economy)
   group by f.key, a.id, a.reference, a.title, h.held_from`;

/**
 * Lines of action plans on which at least one training of the outcome was held and not cancelled: each counts once, in the
 * country of its plan.
 */
export const realisedLines = (asked: RecordsAsked): RawBuilder<unknown> => sql`
  select f.key, l.id, l.plan_id as leads_to, l.theme as label, min(h.held_from) as on_day, 1::bigint as count
    from ${asked.places} f ${held(asked)}
    join activity_trainings t on (t.institute_id, t.activity_id) = (a.institute_id, a.id)
    join action_plan_lines l on (l.institute_id, l.id) = (t.institute_id, t.plan_line_id)
    join action_plans n on (n.institute_id, n.id) = (l.institute_id, l.plan_id) and ${ofCountry('n.country')}
   group by f.key, l.id, l.plan_id, l.theme`;

const held = ({ instituteId, asOf }: RecordsAsked) => sql`
    join activities a on a.institute_id = ${instituteId} and a.outcome_id = f.outcome_id and ${known('a', asOf)}
      and a.partnership_id is not distinct from f.partnership_id
      and not exists (select from activity_cancellations c
            where (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${known('c', asOf)})
    join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}
      and h.held_from between f.from_on and f.until_on`;
