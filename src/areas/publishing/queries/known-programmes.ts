import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { decisionsOf } from '../../programmes/queries/decisions.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import {
  classificationsOf,
  outcomePartners,
  participationsOf,
  placesOf,
} from '../../programmes/queries/programme-lists.ts';
import { type ProgrammeRow, programmeById, programmes } from '../../programmes/queries/programmes.ts';
import { isPublished } from '../../programmes/rules/outcome-end.ts';
import type { IatiFile } from '../rules/iati-file.ts';
import type { AsidePart, Details, Known, KnownSubject } from '../rules/import-plan.ts';
import { parentOf } from '../rules/read-activity.ts';
import type { Subject } from '../rules/subject.ts';
import { knownBudgets, knownTransactions } from './known-money.ts';
import { knownOrganisations, publishingInstitute } from './known-organisations.ts';
import { knownResults } from './known-results.ts';
import { lastChange } from './last-change.ts';
import { quarterlyExpenses } from './quarterly-expenses.ts';

/** What the institute has of the programmes that the file, or `attachTo`, speaks of. */
export const knownFor = async (
  tx: Tx,
  instituteId: string,
  file: IatiFile,
  attachTo?: string,
): Promise<Known> => {
  const named = new Set(
    file.activities.flatMap(({ activity }) => [activity.identifier, parentOf(activity) ?? []].flat()),
  );
  const ids = await programmesNamed(tx, instituteId, [...named]);
  return knownProgrammes(tx, instituteId, attachTo ? [...new Set([...ids, attachTo])] : ids);
};

/** Whole programmes as they stand, with everything that is published of them. */
export const knownProgrammes = async (
  tx: Tx,
  instituteId: string,
  programmeIds: readonly string[],
): Promise<Known> => {
  const all = await programmes(tx, instituteId);
  const subjects: KnownSubject[] = [];
  for (const id of programmeIds) subjects.push(...(await knownProgramme(tx, instituteId, id)));
  return {
    institute: await publishingInstitute(tx, instituteId),
    organisations: await knownOrganisations(tx, instituteId),
    subjects,
    references: all.map(({ reference }) => reference),
  };
};

const programmesNamed = async (
  tx: Tx,
  instituteId: string,
  identifiers: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from programmes where institute_id = ${instituteId} and iati_identifier = any(${identifiers}::text[])
    union select programme_id from outcomes
      where institute_id = ${instituteId} and iati_identifier = any(${identifiers}::text[])
    order by 1`.execute(tx);
  return rows.map(({ id }) => id);
};

const knownProgramme = async (tx: Tx, instituteId: string, id: string): Promise<KnownSubject[]> => {
  const programme = await programmeById(tx, instituteId, id);
  if (!programme) return [];
  const outcomes = (await outcomesOf(tx, instituteId, id)).filter(isPublished);
  const details = await detailsOf(tx, instituteId, [id, ...outcomes.map((outcome) => outcome.id)]);
  const money = await moneyOf(tx, instituteId, programme);
  const state = (await decisionsOf(tx, instituteId, id)).at(-1)?.kind ?? null;
  const partners = await outcomePartners(
    tx,
    instituteId,
    outcomes.map((outcome) => outcome.id),
  );
  const common = {
    programmeId: id,
    from: programme.fromOn,
    until: programme.untilOn,
    currency: programme.currency,
    state,
  };
  const subjects: Subject[] = [
    {
      ...common,
      ...pick(programme),
      kind: 'programme',
      code: programme.reference,
      aims: [],
      isBelgian: false,
      ...(await listsOf(tx, instituteId, { programmeId: id, outcomeId: null })),
      ...money(null),
      results: [],
    },
  ];
  for (const outcome of outcomes)
    subjects.push({
      ...common,
      ...pick(outcome),
      kind: 'outcome',
      code: outcome.code,
      aims: outcome.aims,
      isBelgian: outcome.isBelgian,
      ...(await listsOf(tx, instituteId, { programmeId: id, outcomeId: outcome.id })),
      ...money(outcome.id),
      results: await knownResults(tx, instituteId, outcome),
    });
  return subjects.map((subject) => ({
    subject,
    ...details(subject),
    partners: partners.filter(({ outcomeId }) => outcomeId === subject.id).map((each) => each.organisationId),
  }));
};

const pick = ({
  id,
  iatiIdentifier: identifier,
  version,
  title,
  description,
}: Pick<ProgrammeRow, 'id' | 'iatiIdentifier' | 'version' | 'title' | 'description'>) => ({
  id,
  identifier,
  version,
  title,
  description,
});

const listsOf = async (
  tx: Tx,
  instituteId: string,
  owner: { programmeId: string; outcomeId: string | null },
) => ({
  places: (await placesOf(tx, instituteId, owner)).map((row) => ({
    country: row.country ?? undefined,
    region:
      row.regionCode && row.regionVocabulary
        ? { code: row.regionCode, vocabulary: row.regionVocabulary }
        : undefined,
    percentage: row.percentage ?? undefined,
  })),
  classifications: (await classificationsOf(tx, instituteId, owner)).map((row) => ({
    ...row,
    percentage: row.percentage ?? undefined,
    significance: row.significance ?? undefined,
  })),
  participations: (await participationsOf(tx, instituteId, owner)).map(
    ({ organisationId, role, activityRef }) => ({
      organisationId,
      role,
      activityRef: activityRef ?? undefined,
    }),
  ),
});

const moneyOf = async (tx: Tx, instituteId: string, programme: ProgrammeRow) => {
  const transactions = [
    ...(await knownTransactions(tx, instituteId, programme.id)),
    ...(await quartersUntilNow(tx, instituteId, programme.id)),
  ];
  const budgets = await knownBudgets(tx, instituteId, programme.id);
  const own = <R extends { outcomeId: string | null }>(rows: readonly R[], outcomeId: string | null) =>
    rows.filter((row) => row.outcomeId === outcomeId).map(({ outcomeId: _, ...row }) => row);
  return (outcomeId: string | null) => ({
    transactions: own(transactions, outcomeId),
    budgets: own(budgets, outcomeId),
  });
};

/**
 * Expenses by quarter; the quarter that goes on as of the day on which the programme last changed, since nothing that is
 * published may lie in the future, and the same state has to give the same bytes.
 */
const quartersUntilNow = async (tx: Tx, instituteId: string, programmeId: string) => {
  const today = todayIn();
  const quarters = await quarterlyExpenses(tx, instituteId, programmeId);
  if (!quarters.some(({ on }) => on > today)) return quarters;
  const { at } = await lastChange(tx, instituteId, programmeId);
  const until = todayIn('Europe/Brussels', new Date(at));
  return quarters.map((row) => (row.on > today ? { ...row, on: until, valueOn: until } : row));
};

/** What was published beyond the tables of each subject, and what stands aside of it and its transactions. */
const detailsOf = async (tx: Tx, instituteId: string, ids: readonly string[]) => {
  const details = await tx
    .selectFrom('iati_details')
    .select(['subject_id as id', sql<Details>`details`.as('details'), 'entry_no as no'])
    .where('institute_id', '=', instituteId)
    .where('subject_id', 'in', [...ids])
    .where('ended_by_no', 'is', null)
    .execute();
  const aside = await tx
    .selectFrom('iati_kept_aside')
    .select([
      'activity_id as activityId',
      sql<AsidePart['owner']['kind']>`subject_kind`.as('kind'),
      'subject_id as id',
      'path',
      'xml',
      sql<AsidePart['reason']>`reason`.as('reason'),
    ])
    .where('institute_id', '=', instituteId)
    .where('activity_id', 'in', [...ids])
    .where('ended_by_no', 'is', null)
    .orderBy('position')
    .execute();
  return ({ id }: Pick<Subject, 'id'>) => ({
    details: details.find((row) => row.id === id)?.details,
    detailsNo: details.find((row) => row.id === id)?.no,
    keptAside: aside
      .filter(({ activityId }) => activityId === id)
      .map(({ kind, id: owner, path, xml, reason }) => ({ path, xml, reason, owner: { kind, id: owner } })),
  });
};
