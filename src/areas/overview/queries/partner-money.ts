import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';
import {
  isEndInSight,
  type RunningSupportYear,
  runningSupportRows,
} from '../../finance/queries/running-support.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';

export type AgreementLine = {
  id: string;
  reference: string;
  kind: string;
  from: CalendarDay;
  until: CalendarDay;
  amount: Money | null;
  signedOn: CalendarDay | null;
};
export type TransferLine = {
  id: string;
  on: CalendarDay;
  amount: Money;
  programmeId: string;
  programme: string;
};

/** Agreements of these partnerships that end on or after `from`, the newest first. */
export const agreementsSince = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  from: CalendarDay,
): Promise<AgreementLine[]> => {
  const { rows } = await sql<
    Omit<AgreementLine, 'amount'> & { amount_minor: number | null; currency: string }
  >`
    select a.id, a.reference, a.kind, a.from_on as "from", a.until_on as "until", a.amount_minor, a.currency,
           s.signed_on as "signedOn"
      from ${agreementsAsAmended(instituteId)} a
      left join agreement_signings s on (s.institute_id, s.agreement_id) = (a.institute_id, a.id)
     where a.institute_id = ${instituteId} and a.partnership_id = any (${[...partnershipIds]}::uuid[])
       and a.until_on >= ${from}::date
     order by a.from_on desc, a.reference limit 20`.execute(tx);
  return rows.map(({ amount_minor, currency, ...row }) => ({
    ...row,
    amount: amount_minor === null ? null : { minor: amount_minor, currency },
  }));
};

/** The last transfers to these partnerships, the newest first. */
export const lastTransfers = async (
  tx: Tx,
  instituteId: string,
  partnershipIds: readonly string[],
  most = 5,
): Promise<TransferLine[]> => {
  const { rows } = await transferRows(instituteId, partnershipIds, most).execute(tx);
  return rows.map(transferLine);
};

/** The same of one partner, now or as of an audit number, with its running support by year, in one statement. */
export const transfersAndRunning = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  /** Undefined where the partner's file is not read: whether an end is in sight is not asked then. */
  day: CalendarDay | undefined,
  asOf?: number,
): Promise<{ transfers: TransferLine[]; running: RunningSupportYear[]; isEndInSight: boolean }> => {
  const end = day === undefined ? sql`false` : isEndInSight(instituteId, partnershipId, day);
  const { rows } = await sql<{
    transfers: TransferRow[];
    running: RunningSupportYear[];
    isEndInSight: boolean;
  }>`
    select ${end} as "isEndInSight", (select coalesce(jsonb_agg(t), '[]') from (${transferRows(instituteId, [partnershipId], 5, asOf)}) as t) as transfers,
           (select coalesce(jsonb_agg(r), '[]') from (${runningSupportRows(instituteId, partnershipId, asOf)}) as r) as running`.execute(
    tx,
  );
  const { transfers = [], running = [], isEndInSight: hasEnd = false } = rows[0] ?? {};
  return { transfers: transfers.map(transferLine), running, isEndInSight: hasEnd };
};

type TransferRow = Omit<TransferLine, 'amount'> & { amount_minor: number; currency: string };

const transferRows = (
  instituteId: string,
  partnershipIds: readonly string[],
  most: number,
  asOf?: number,
): RawBuilder<TransferRow> => sql`
    select t.id, t.on_day as "on", t.amount_minor, t.currency, t.programme_id as "programmeId", g.reference as programme
      from transactions t join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id)
     where t.institute_id = ${instituteId} and t.partnership_id = any (${[...partnershipIds]}::uuid[])
       and t.kind = 'disbursement' and ${standing('t', asOf)}
     order by t.on_day desc, t.id desc limit ${most}`;

const transferLine = ({ amount_minor, currency, ...row }: TransferRow): TransferLine => ({
  ...row,
  amount: { minor: amount_minor, currency },
});
