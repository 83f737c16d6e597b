import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { ExchangeDetail } from '../rules/exchange-detail.ts';
import type { TrainingDetail } from '../rules/training-detail.ts';

/** The training detail of activities of kind A2, by activity. */
export const trainingsOf = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<Map<string, TrainingDetail>> => {
  if (activityIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('activity_trainings')
    .selectAll()
    .where('institute_id', '=', instituteId)
    .where(sql<boolean>`activity_id = any(${[...activityIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.activity_id,
      {
        planLineId: row.plan_line_id ?? undefined,
        justification: row.justification ?? undefined,
        theme: row.theme,
        method: row.method as TrainingDetail['method'],
        level: row.level as TrainingDetail['level'],
        trainerOrigin: row.trainer_origin as TrainingDetail['trainerOrigin'],
        sessions: row.sessions,
        followUpTest: row.follow_up_test,
      },
    ]),
  );
};

/** The exchange detail of activities of kind A7, by activity, with the organisations of each. */
export const exchangesOf = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<Map<string, ExchangeDetail>> => {
  if (activityIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('activity_exchanges as e')
    .leftJoin('activity_organisations as ao', (join) =>
      join.onRef('ao.institute_id', '=', 'e.institute_id').onRef('ao.activity_id', '=', 'e.activity_id'),
    )
    .selectAll('e')
    .select(['ao.organisation_id', 'ao.takes_part', 'ao.organises'])
    .where('e.institute_id', '=', instituteId)
    .where('e.activity_id', 'in', [...activityIds])
    .orderBy('ao.organisation_id')
    .execute();
  const exchanges = new Map<string, ExchangeDetail>();
  for (const row of rows) {
    const exchange = exchanges.get(row.activity_id) ?? {
      format: row.format as ExchangeDetail['format'],
      side: row.side as ExchangeDetail['side'],
      direction: row.direction as ExchangeDetail['direction'],
      termsOfReference: row.terms_of_reference,
      hostAgreement: row.host_agreement ?? undefined,
      seniorFunction: row.senior_function ?? undefined,
      organisations: [],
    };
    const { organisation_id: organisationId, takes_part: takesPart, organises } = row;
    if (organisationId !== null)
      exchange.organisations.push({
        organisationId,
        takesPart: takesPart ?? false,
        organises: organises ?? false,
      });
    exchanges.set(row.activity_id, exchange);
  }
  return exchanges;
};

export type ActivityOrganisationRow = {
  activityId: string;
  organisationId: string;
  /** Null where the actor may not see the organisation: a partner sees itself and the shared ones. */
  name: string | null;
  takesPart: boolean;
  organises: boolean;
};

/** Organisations of activities, by name. */
export const organisationsOf = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<ActivityOrganisationRow[]> => {
  if (activityIds.length === 0) return [];
  return tx
    .selectFrom('activity_organisations as ao')
    .leftJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'ao.institute_id').onRef('o.id', '=', 'ao.organisation_id'),
    )
    .select([
      'ao.activity_id as activityId',
      'ao.organisation_id as organisationId',
      'o.name',
      'ao.takes_part as takesPart',
      'ao.organises',
    ])
    .where('ao.institute_id', '=', instituteId)
    .where('ao.activity_id', 'in', [...activityIds])
    .orderBy(sql`o.name nulls last`)
    .orderBy('ao.organisation_id')
    .execute();
};

/** Of the organisations given, those the actor may see. */
export const organisationsSeen = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('organisations')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
};
