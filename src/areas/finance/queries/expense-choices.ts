import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { exchangeFacts } from './exchange-facts.ts';
import { placeChoices } from './place-choices.ts';
import { postChoices } from './posts.ts';

export type ActivityChoice = {
  id: string;
  reference: string;
  title: string;
  kind: string;
  outcomeId: string;
};
export type LastRate = { currency: string; rate: string; rateSource: string };

const mostActivities = 100;

/** What the form of an expense offers: outcomes, partners, the latest activities, and the rate last used. */
export const expenseChoices = async (tx: Tx, instituteId: string, partnershipId: string | undefined) => {
  const { rows: activities } = await sql<ActivityChoice>`
    select a.id, a.reference, a.title, a.kind, a.outcome_id as "outcomeId" from activities a
     where a.institute_id = ${instituteId}
       and (${partnershipId ?? null}::uuid is null or a.partnership_id = ${partnershipId ?? null}::uuid)
     order by a.planned_from desc, a.id desc limit ${mostActivities}`.execute(tx);
  const of = { partnershipId: partnershipId ?? null, day: todayIn(), currency: '', to: '' };
  const [declared] = await exchangeFacts(tx, instituteId, [of]);
  const method = declared?.method ?? null;
  return {
    /** The declared way to convert, which gives the rate of an expense that says none. */
    method,
    ...(await placeChoices(tx, instituteId)),
    activities,
    posts: await postChoices(tx, instituteId, partnershipId),
    lastRate: partnershipId && !method ? await lastRateOf(tx, instituteId, partnershipId) : undefined,
  };
};

export type ExpenseChoices = Awaited<ReturnType<typeof expenseChoices>>;

/** The rate of the partner's latest expense: usually that of the transfer that is being spent. */
const lastRateOf = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<LastRate | undefined> => {
  const { rows } = await sql<LastRate>`
    select e.currency, e.rate, e.rate_source as "rateSource" from expenses e
     where e.institute_id = ${instituteId} and e.partnership_id = ${partnershipId} and e.ended_by_no is null
     order by e.paid_on desc, e.id desc limit 1`.execute(tx);
  return rows[0];
};
