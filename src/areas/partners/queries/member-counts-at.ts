import { type RawBuilder, sql } from 'kysely';

/**
 * The last count of a partner's members by the last day of a place, in its cell: nothing where nobody counted, or not that.
 * `dues_paying`: members who pay, out of a share in whole per cent. They are counted where the partner works, which is no place
 * that names a country. Columns `key, id, leads_to, label, on_day, count`; for `places` see
 * `heldParticipants`.
 */
export const memberCountsAt = (
  {
    instituteId,
    places,
    asOf,
  }: { instituteId: string; places: RawBuilder<unknown>; asOf?: number | undefined },
  counting: 'members' | 'dues_paying',
): RawBuilder<unknown> => sql`
  select f.key, m.id, f.partnership_id as leads_to, m.source as label, m.on_day, ${counted[counting]}::bigint as count
    from ${places} f
    cross join lateral (select c.* from member_counts c
      where c.institute_id = ${instituteId} and c.partnership_id = f.partnership_id and c.on_day <= f.until_on
        and ${standing(asOf)}
      order by c.on_day desc limit 1) m
   where f.country is null and ${counted[counting]} is not null`;

const counted = {
  members: sql`case when f.breakdown ? 'sex'
      then case f.breakdown ->> 'sex' when 'female' then m.women when 'male' then m.men end
    when f.breakdown ? 'economy'
      then case f.breakdown ->> 'economy' when 'formal' then m.formal when 'informal' then m.informal end
    else m.members end`,
  dues_paying: sql`round(m.members * m.dues_paying / 100.0)`,
};

const standing = (asOf: number | undefined) =>
  asOf === undefined
    ? sql`c.ended_by_no is null`
    : sql`c.entry_no <= ${asOf} and (c.ended_by_no is null or c.ended_by_no > ${asOf})`;
