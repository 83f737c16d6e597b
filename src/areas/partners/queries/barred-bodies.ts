import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { regionalKinds } from '../rules/organisation-input.ts';
import { regionalBody } from '../rules/regional-body.ts';
import { judgedBodies } from './judged-bodies.ts';

/** A regional body that aim O3 does not carry, or not for sure. */
export type BarredBody = { id: string; name: string; partnershipId: string | null; check: Check };

/**
 * Regional bodies of the institute's register that aim O3 does not plainly let it support on the day, by name: for the
 * forms on which someone is about to commit the institute to one. `onlyPartners`: those it has a partnership with.
 */
export const barredBodies = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
  { onlyPartners = false }: { onlyPartners?: boolean } = {},
): Promise<BarredBody[]> => {
  const rows = await tx
    .selectFrom('organisations as o')
    .leftJoin('partnerships as p', (join) =>
      join.onRef('p.institute_id', '=', 'o.institute_id').onRef('p.organisation_id', '=', 'o.id'),
    )
    .select(['o.id', 'o.name', 'p.id as partnershipId'])
    .where('o.institute_id', '=', instituteId)
    .where('o.kind', 'in', [...regionalKinds])
    .$if(onlyPartners, (query) => query.where('p.id', 'is not', null))
    .orderBy('o.name')
    .orderBy('o.id')
    .execute();
  const judge = await judgedBodies(
    tx,
    instituteId,
    rows.map(({ id }) => id),
  );
  const barred: BarredBody[] = [];
  for (const row of rows) {
    const checks = await judge(row.id, day);
    const check = checks?.find(({ ruleId }) => ruleId === regionalBody.id);
    if (check && check.verdict !== 'ok' && check.verdict !== 'settled') barred.push({ ...row, check });
  }
  return barred;
};

/** Of these partnerships, the regional bodies that they are with, by partnership. */
export const bodiesOfPartnerships = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (partnershipIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('partnerships as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.institute_id', '=', 'p.institute_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select(['p.id', 'o.id as bodyId'])
    .where('p.institute_id', '=', instituteId)
    .where('p.id', 'in', [...partnershipIds])
    .where('o.kind', 'in', [...regionalKinds])
    .execute();
  return new Map(rows.map(({ id, bodyId }) => [id, bodyId]));
};
