import type { Tx } from '../../../db/transaction.ts';
import type { ExpenseContext } from '../rules/expense-draft.ts';
import type { ExpenseInput } from '../rules/expense-input.ts';
import { certifiedYears } from './certified-reports.ts';
import { lockedUntil } from './period-locks.ts';

type Named = Pick<ExpenseInput, 'programmeId' | 'outcomeId' | 'activityId' | 'partnershipId' | 'postId'>;

/** What the actor sees of everything that these expenses name; five queries, however many they are. */
export const expenseContext = async (
  tx: Tx,
  instituteId: string,
  inputs: readonly Named[],
): Promise<ExpenseContext> => {
  const wanted = (field: keyof Named) => [...new Set(inputs.flatMap((input) => input[field] ?? []))];
  const activities = await byId(wanted('activityId'), (ids) =>
    tx
      .selectFrom('activities')
      .select(['id', 'outcome_id as outcomeId', 'partnership_id as partnershipId'])
      .where('institute_id', '=', instituteId)
      .where('id', 'in', ids)
      .execute(),
  );
  const outcomeIds = [...wanted('outcomeId'), ...[...activities.values()].map(({ outcomeId }) => outcomeId)];
  const outcomes = await byId(outcomeIds, (ids) =>
    tx
      .selectFrom('outcomes')
      .select(['id', 'programme_id as programmeId'])
      .where('institute_id', '=', instituteId)
      .where('id', 'in', ids)
      .execute(),
  );
  const programmeIds = [
    ...wanted('programmeId'),
    ...[...outcomes.values()].map(({ programmeId }) => programmeId),
  ];
  const programmes = await byId(programmeIds, (ids) =>
    tx
      .selectFrom('programmes')
      .select(['id', 'currency'])
      .select(lockedUntil(instituteId).as('lockedUntil'))
      .select(certifiedYears(instituteId).as('certifiedYears'))
      .where('institute_id', '=', instituteId)
      .where('id', 'in', ids)
      .execute(),
  );
  const partnerships = await byId(wanted('partnershipId'), (ids) =>
    tx
      .selectFrom('partnerships')
      .select('id')
      .where('institute_id', '=', instituteId)
      .where('id', 'in', ids)
      .execute(),
  );
  const posts = await byId(wanted('postId'), (ids) =>
    tx
      .selectFrom('posts')
      .select(['post_id as id', 'partnership_id as partnershipId'])
      .where('institute_id', '=', instituteId)
      .where('post_id', 'in', ids)
      .where('ended_by_no', 'is', null)
      .execute(),
  );
  return { activities, outcomes, programmes, posts, partnerships: new Set(partnerships.keys()) };
};

const byId = async <T extends { id: string }>(
  ids: readonly string[],
  load: (ids: string[]) => Promise<T[]>,
): Promise<Map<string, T>> => {
  if (ids.length === 0) return new Map();
  return new Map((await load([...new Set(ids)])).map((row) => [row.id, row]));
};
