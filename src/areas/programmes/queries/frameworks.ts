import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';

export type FrameworkRow = {
  id: string;
  name: Localized;
  kind: 'decent_work' | 'thematic' | 'geographic';
  lead: string | null;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  /** Empty where it was not written, as the other two. */
  context: Localized;
  synergies: Localized;
  arrangements: Localized;
  version: number;
};

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('strategic_frameworks')
    .select([
      'id',
      sql<Localized>`name`.as('name'),
      sql<FrameworkRow['kind']>`kind`.as('kind'),
      'lead',
      'from_on as fromOn',
      'until_on as untilOn',
      sql<Localized>`context`.as('context'),
      sql<Localized>`synergies`.as('synergies'),
      sql<Localized>`arrangements`.as('arrangements'),
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .where('withdrawn_no', 'is', null)
    .orderBy('from_on', 'desc')
    .orderBy('id');

/** Joint strategic frameworks that the institute works in, the newest cycle first; what was withdrawn is none. */
export const frameworks = (tx: Tx, instituteId: string): Promise<FrameworkRow[]> =>
  rows(tx, instituteId).execute();

export const frameworkById = (tx: Tx, instituteId: string, id: string): Promise<FrameworkRow | undefined> =>
  rows(tx, instituteId).where('id', '=', id).executeTakeFirst();

export type FrameworkTargetRow = {
  id: string;
  frameworkId: string;
  code: string;
  title: Localized;
  justification: Localized;
  /** Empty where contributions to it are words. */
  unit: Localized;
  /** Who else contributes to it, in the order written. */
  actors: readonly TargetActor[];
  version: number;
};

export type TargetActor = { organisation: string; theirPart: string | null };

/** Who else contributes to the targets that go by `name` in a statement. */
const actorsOf = (name: string) => sql<TargetActor[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('organisation', a.organisation, 'theirPart', a.their_part) order by a.position), '[]')
    from target_actors a
   where (a.institute_id, a.target_id) = (${sql.ref(`${name}.institute_id`)}, ${sql.ref(`${name}.id`)}))`;

const targets = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('framework_targets')
    .select([
      'id',
      'framework_id as frameworkId',
      'code',
      sql<Localized>`title`.as('title'),
      sql<Localized>`justification`.as('justification'),
      sql<Localized>`unit`.as('unit'),
      actorsOf('framework_targets').as('actors'),
      'version',
    ])
    .where('institute_id', '=', instituteId)
    .where('withdrawn_no', 'is', null)
    .orderBy('code');

/** Strategic targets of a framework by code. */
export const targetsOf = (tx: Tx, instituteId: string, frameworkId: string): Promise<FrameworkTargetRow[]> =>
  targets(tx, instituteId).where('framework_id', '=', frameworkId).execute();

/** Targets of every framework of the institute: what a form offers to choose from. */
export const frameworkTargets = (tx: Tx, instituteId: string): Promise<FrameworkTargetRow[]> =>
  targets(tx, instituteId).execute();

export const targetById = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<FrameworkTargetRow | undefined> =>
  targets(tx, instituteId).where('id', '=', id).executeTakeFirst();

export type ContributionRow = {
  id: string;
  targetId: string;
  targetCode: string;
  targetTitle: Localized;
  frameworkId: string;
  framework: Localized;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  text: Localized;
  justification: Localized;
  /** In what the target counts; empty where it does not. */
  unit: Localized;
  years: readonly ContributionYear[];
  /** Who else contributes to the target. */
  actors: readonly TargetActor[];
  /** Years that programme and framework have in common. */
  fromYear: number;
  untilYear: number;
  version: number;
};

export type ContributionYear = {
  year: number;
  plannedValue: Decimal | null;
  achievedValue: Decimal | null;
  text: Localized;
};

const contributions = async (tx: Tx, where: ReturnType<typeof sql>): Promise<ContributionRow[]> =>
  (
    await sql<ContributionRow>`
      select c.id, c.target_id as "targetId", t.code as "targetCode", t.title as "targetTitle",
             t.framework_id as "frameworkId", f.name as framework, c.programme_id as "programmeId",
             p.reference as programme, c.outcome_id as "outcomeId", o.code as "outcomeCode", c.text, c.justification,
             t.unit, ${actorsOf('t')} as actors,
             extract(year from greatest(p.from_on, f.from_on))::int as "fromYear",
             extract(year from least(p.until_on, f.until_on))::int as "untilYear",
             (select coalesce(jsonb_agg(jsonb_build_object('year', y.year, 'plannedValue', y.planned_value::text,
                       'achievedValue', y.achieved_value::text, 'text', y.text) order by y.year), '[]')
                from contribution_years y
               where (y.institute_id, y.contribution_id) = (c.institute_id, c.id)) as years, c.version
        from framework_contributions c
        join framework_targets t on (t.institute_id, t.id) = (c.institute_id, c.target_id)
        join strategic_frameworks f on (f.institute_id, f.id) = (t.institute_id, t.framework_id)
        join programmes p on (p.institute_id, p.id) = (c.institute_id, c.programme_id)
        left join outcomes o on (o.institute_id, o.id) = (c.institute_id, c.outcome_id)
       where ${where}
       order by f.from_on desc, f.id, t.code, p.reference, o.position, o.code`.execute(tx)
  ).rows;

/** What programmes of the institute contribute to the targets of a framework, in the order of the targets. */
export const contributionsTo = (
  tx: Tx,
  instituteId: string,
  frameworkId: string,
): Promise<ContributionRow[]> =>
  contributions(tx, sql`c.institute_id = ${instituteId} and t.framework_id = ${frameworkId}`);

/** What a programme and its outcomes contribute to all frameworks. */
export const contributionsOf = (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<ContributionRow[]> =>
  contributions(tx, sql`c.institute_id = ${instituteId} and c.programme_id = ${programmeId}`);

export const contributionById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ContributionRow | undefined> =>
  (await contributions(tx, sql`c.institute_id = ${instituteId} and c.id = ${id}`))[0];
