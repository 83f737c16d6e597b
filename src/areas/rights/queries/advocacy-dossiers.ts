import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import {
  type AdvocacyStage,
  achievedStages,
  type advocacyLevels,
  type ContributionSourceKind,
} from '../rules/advocacy-stage.ts';
import type { Topic } from '../rules/topic.ts';
import {
  and,
  beyond,
  notWithdrawn,
  orderOf,
  type RightsFilter,
  rightsAPage,
  sharedConditions,
} from './list-page.ts';

export type AdvocacyDossierRow = {
  id: string;
  partnershipId: string | null;
  partner: string | null;
  partnerAcronym: string | null;
  title: string;
  country: string | null;
  level: (typeof advocacyLevels)[number];
  demand: string;
  alliance: string[];
  conventions: string[];
  topics: Topic[];
  /** The day it was opened. */
  on: CalendarDay;
  contribution: string | null;
  contributionSource: string | null;
  contributionSourceKind: ContributionSourceKind | null;
  lawReference: string | null;
  enteredOnBehalf: string | null;
  version: number;
  /** The stage that counts: proven where it is an achievement (`rules/advocacy-stage.ts` says the same). */
  stage: AdvocacyStage | null;
  withdrawnFor: string | null;
};

/** Dossiers that stand, by the day they were opened; one more than a page. `kind` is the stage that counts. */
export const advocacyDossiers = (
  tx: Tx,
  instituteId: string,
  filter: RightsFilter = {},
): Promise<AdvocacyDossierRow[]> => {
  const order = orderOf(filter.sort, sql`t.opened_on`);
  const conditions = [
    notWithdrawn(),
    ...sharedConditions(filter, {
      text: sql`t.title || ' ' || t.demand || ' ' || array_to_string(t.conventions || t.alliance, ' ')`,
      day: sql`t.opened_on`,
    }),
    ...(filter.kind ? [sql<SqlBool>`counted.stage = ${filter.kind}`] : []),
    ...beyond(filter.after, order),
  ];
  return rows(tx, instituteId)
    .where(and(conditions))
    .orderBy(order.by, order.direction)
    .orderBy('t.id', order.direction)
    .limit(filter.limit ?? rightsAPage + 1)
    .execute() as Promise<AdvocacyDossierRow[]>;
};

/** One dossier, also one that was withdrawn; undefined where there is none that the actor may see. */
export const advocacyDossier = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<AdvocacyDossierRow | undefined> =>
  rows(tx, instituteId).where('t.id', '=', id).executeTakeFirst() as Promise<AdvocacyDossierRow | undefined>;

/** Dossiers that stand, by the stage that counts. */
export const dossierCounts = async (
  tx: Tx,
  instituteId: string,
): Promise<{ stage: AdvocacyStage | null; count: number }[]> =>
  (await tx
    .selectFrom(rows(tx, instituteId).where(notWithdrawn()).as('d'))
    .select(['d.stage', sql<number>`count(*)::int`.as('count')])
    .groupBy('d.stage')
    .execute()) as { stage: AdvocacyStage | null; count: number }[];

const rows = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('advocacy_dossiers as t')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('advocacy_stages as f')
          .select('f.stage')
          .whereRef('f.institute_id', '=', 't.institute_id')
          .whereRef('f.dossier_id', '=', 't.id')
          .where('f.ended_by_no', 'is', null)
          .where(
            sql<SqlBool>`(f.stage <> all (${[...achievedStages]}::text[]) or f.evidence is not null or f.document_id is not null)`,
          )
          .orderBy('f.on_day', 'desc')
          .orderBy('f.entry_no', 'desc')
          .orderBy('f.id', 'desc')
          .limit(1)
          .as('counted'),
      (join) => join.onTrue(),
    )
    .leftJoin('partnerships as ps', (join) =>
      join.onRef('ps.institute_id', '=', 't.institute_id').onRef('ps.id', '=', 't.partnership_id'),
    )
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ps.institute_id').onRef('o.id', '=', 'ps.organisation_id'),
    )
    .leftJoin('rights_withdrawals as w', (join) =>
      join.onRef('w.institute_id', '=', 't.institute_id').onRef('w.subject_id', '=', 't.id'),
    )
    .select(['t.id', 't.partnership_id as partnershipId', 'o.name as partner', 'o.acronym as partnerAcronym'])
    .select(['t.title', 't.country', 't.level', 't.demand', 't.alliance', 't.conventions', 't.topics'])
    .select(['t.opened_on as on', 't.contribution', 't.contribution_source as contributionSource'])
    .select(['t.contribution_source_kind as contributionSourceKind', 't.law_reference as lawReference'])
    .select(['t.entered_on_behalf as enteredOnBehalf', 't.version', 'counted.stage'])
    .select('w.reason as withdrawnFor')
    .where('t.institute_id', '=', instituteId);
