import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type WorkersFact, workersOn } from '../rules/agreement-term.ts';
import { agreementStatesOf, workersOf } from './agreement-facts.ts';
import { notWithdrawn } from './list-page.ts';

export type GainedAgreement = {
  id: string;
  title: string;
  /** The day it was first signed or improved in the period. */
  on: CalendarDay;
  /** As counted on the last day of the period; undefined where nobody counted them by then. */
  workers: WorkersFact | undefined;
};

/**
 * Agreements of a partner that were signed, extended or renewed in a period, both days included; each once. What was
 * withdrawn does not count. `asOf` is an entry number.
 */
export const gainedAgreements = async (
  tx: Tx,
  instituteId: string,
  {
    partnershipId,
    from,
    until,
    asOf,
  }: { partnershipId: string | null; from: string; until: string; asOf?: number | undefined },
): Promise<GainedAgreement[]> => {
  const { rows } = await sql<{ id: string; title: string }>`
    select t.id, t.title from collective_agreements t
     where t.institute_id = ${instituteId} and ${notWithdrawn(asOf)}
       and (${asOf ?? null}::bigint is null or t.entry_no <= ${asOf ?? null}::bigint)
       and t.partnership_id is not distinct from ${partnershipId}::uuid`.execute(tx);
  const agreementIds = rows.map(({ id }) => id);
  if (agreementIds.length === 0) return [];
  const states = await agreementStatesOf(tx, instituteId, { agreementIds, asOf });
  const workers = await workersOf(tx, instituteId, { agreementIds, asOf });
  return rows
    .flatMap(({ id, title }) => {
      const first = states.find(
        (each) =>
          each.agreementId === id && gains.has(each.state) && each.onDay >= from && each.onDay <= until,
      );
      if (!first) return [];
      const counted = workers.filter(({ agreementId }) => agreementId === id);
      return [{ id, title, on: first.onDay, workers: workersOn(counted, until as CalendarDay) }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
};

const gains = new Set(['signed', 'extended', 'renewed']);
