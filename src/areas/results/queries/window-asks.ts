import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';

/** Whether the window `w` asks whose figure it is by a column: a partner's, or (null) the institute's own. */
export const asksWhose = (partnership: string): RawBuilder<boolean> => {
  const column = sql.ref(partnership);
  return sql<boolean>`(case when ${column} is null then w.asks_institute else ${column} = any (w.partnerships) end)`;
};

/** Whom the window `w` asks, as a relation to join: partnerships, and null where it asks the institute itself. */
export const askedOfWindow: RawBuilder<unknown> = sql`
  (select unnest(w.partnerships) union all select null::uuid where w.asks_institute)`;

type Worker = {
  partnership: RawBuilder<unknown>;
  /** A day: work that was planned, or measured, for after it is no reason. */
  until?: RawBuilder<unknown>;
  asOf?: number | undefined;
};

/** Whether a partner carries the outcome of the indicator `i`, has an activity of it, or measured the indicator. */
export const worksOn = ({ partnership, until, asOf }: Worker): RawBuilder<boolean> => {
  const by = (day: RawBuilder<unknown>) => (until ? sql`${day} <= ${until}` : sql`true`);
  return sql<boolean>`(
    exists (select from outcome_partners c where c.institute_id = i.institute_id and c.outcome_id = i.outcome_id
      and c.partnership_id = ${partnership} and ${known('c', asOf)})
    or exists (select from activities a where a.institute_id = i.institute_id and a.outcome_id = i.outcome_id
      and a.partnership_id = ${partnership} and ${known('a', asOf)} and ${by(sql`a.planned_from`)})
    or exists (select from measurements b where b.institute_id = i.institute_id and b.indicator_id = i.id
      and b.partnership_id = ${partnership} and ${standing('b', asOf)} and ${by(sql`b.until_on`)}))`;
};

/**
 * Whether the window (`w`, or as named) asks a partner for the indicator `i`, or (null) the institute itself. The one place that
 * says so: the institute is asked for all that the window names, a partner for what it works on, for an outcome for which the
 * window asks it expressly, and for what it said already in its sheet.
 */
export const asksFor = (
  partnership: RawBuilder<unknown>,
  { window = 'w', asOf }: { window?: 'w' | 'f'; asOf?: number | undefined } = {},
): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${window}.${column}`);
  return sql<boolean>`(i.institute_id = ${of('institute_id')} and i.id = any (${of('indicators')})
    and case when ${partnership}::uuid is null then ${of('asks_institute')}
      else ${partnership} = any (${of('partnerships')}) and (
        ${of('also_asked')} @> jsonb_build_array(jsonb_build_object('partnershipId', ${partnership}::text, 'outcomeId', i.outcome_id))
        or ${worksOn({ partnership, until: of('until_on'), asOf })}
        or exists (select from measurement_reports q
          join unreported_figures u on (u.institute_id, u.report_id) = (q.institute_id, q.id)
         where q.institute_id = i.institute_id and q.window_id = ${of('id')} and q.partnership_id = ${partnership}
           and u.indicator_id = i.id and ${standing('u', asOf)})) end)`;
};

/** The indicators for which the window `w` asks one or other of some partners (a relation of ids; null: the institute), in its order. */
export const indicatorsAsked = (whom: RawBuilder<unknown>, asOf?: number): RawBuilder<string[]> => sql<
  string[]
>`
  array(select i.id from unnest(w.indicators) with ordinality as n (id, at)
     join indicators i on (i.institute_id, i.id) = (w.institute_id, n.id)
    where exists (select from ${whom} as asked (partnership_id) where ${asksFor(sql`asked.partnership_id`, { asOf })})
    order by n.at)`;

/**
 * Whether the window `w` asks the partner of a column for anything, or (null) the institute itself. That it carries an outcome for
 * which the window asks is seen at a glance, and so it is of most; only of others what they did is looked for.
 */
export const asksAnythingOf = (partnership: string): RawBuilder<boolean> => sql<boolean>`
  (case when ${sql.ref(partnership)} = any (w.partnerships) and exists (select from outcome_partners c
      where c.institute_id = w.institute_id and c.outcome_id = any (w.outcomes) and c.partnership_id = ${sql.ref(partnership)}) then true
    else exists (select from unnest(w.indicators) as n (id) join indicators i on (i.institute_id, i.id) = (w.institute_id, n.id)
      where ${asksFor(sql.ref(partnership))}) end)`;

/** The outcomes of what a window asks for (ids, as an expression): it keeps them, and the partners that work in them read it. */
export const outcomesAsked = (instituteId: string, indicators: RawBuilder<unknown>): RawBuilder<string[]> =>
  sql<string[]>`(select coalesce(array_agg(distinct i.outcome_id), '{}') from indicators i
    where i.institute_id = ${instituteId} and i.id = any (${indicators}))`;

/** Whether two columns name the same partner, or both the institute itself; as the index of sheets has it (0172). */
export const sameOwner = (one: string, other: string): RawBuilder<boolean> =>
  sql<boolean>`(${whose(one)} = ${whose(other)})`;

/** Whose a sheet or a figure is, as an id: the nil one is the institute itself. */
export const whose = (column: string): RawBuilder<string> => sql<string>`case when ${sql.ref(column)} is null
  then '00000000-0000-0000-0000-000000000000'::uuid else ${sql.ref(column)} end`;

/**
 * Whether a figure is of a sheet of its days by its country: it names none, the sheet was handed in by it too, or it is the
 * institute's own, which names one wherever it measured.
 */
export const isOfSheet = (figure: string, sheet: string): RawBuilder<boolean> => sql<boolean>`
  (${sql.ref(`${figure}.country`)} is null or ${sql.ref(`${figure}.partnership_id`)} is null
    or ${sql.ref(`${figure}.country`)} = any (${sql.ref(`${sheet}.countries`)}))`;
