import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { rateNews } from '../queries/reference-rates.ts';
import { type RatesInput, ratesInput } from '../rules/exchange-input.ts';
import { mayLoadRates } from '../rules/finance-permissions.ts';
import type { PublishedRate } from '../rules/rate-file.ts';

/** The rates of one file, all of them or none. Another value than before takes its place, with the reason. */
export const loadRates = defineCommand({
  name: 'load-rates',
  version: 1,
  input: ratesInput,
  may: mayLoadRates,
  run: async (writing, input) => {
    const { source, reason, fileName = '' } = input;
    const wrong = impossible(input);
    if (wrong) return refuseFields(wrong);
    const rates = input.rates as PublishedRate[];
    const { fresh, same, different } = await rateNews(writing.tx, writing.chain, source, rates);
    if (different.length > 0 && !reason)
      return refuseFields({ reason: [{ key: 'finance.rates-differ', args: { count: different.length } }] });
    const ended = different.map(({ rowId }) => rowId);
    await sql`update reference_rates set ended_by_no = ${writing.entryNo}
      where institute_id = ${writing.chain} and id = any(${ended}::uuid[])`.execute(writing.tx);
    await insert(writing, source, [
      ...fresh.map((rate) => ({ rate, replaces: null, reason: null })),
      ...different.map(({ rate, rowId }) => ({ rate, replaces: rowId, reason: reason ?? '' })),
    ]);
    const counts = { created: fresh.length, updated: different.length, unchanged: same };
    const digest = createHash('sha256').update(canonicalJson(input.rates)).digest('hex');
    return done(counts, {
      subject: { kind: 'reference-rates', id: null },
      after: { source, fileName, ...counts, digest, ...(reason ? { reason } : {}) },
    });
  },
});

/** A rate of the euro in euros, of a month that is no first day, or one said twice. */
const impossible = ({ source, rates }: RatesInput): FieldErrors | undefined => {
  const seen = new Set<string>();
  for (const [at, { currency, on }] of rates.entries()) {
    const key = `${currency} ${on}`;
    if (currency === 'EUR')
      return {
        [`rates.${at}.currency`]: [{ key: 'finance.rate-currency-unknown', args: { typed: currency } }],
      };
    if (source === 'inforeuro' && !on.endsWith('-01'))
      return { [`rates.${at}.on`]: [{ key: 'finance.rate-month-unreadable', args: { typed: on } }] };
    if (seen.has(key))
      return { [`rates.${at}.on`]: [{ key: 'finance.rate-twice', args: { currency, line: at + 1 } }] };
    seen.add(key);
  }
  return undefined;
};

type Row = { rate: PublishedRate; replaces: string | null; reason: string | null };

const insert = async (
  { tx, chain, entryNo }: Writing,
  source: RatesInput['source'],
  rows: readonly Row[],
) => {
  for (let at = 0; at < rows.length; at += 5000) {
    const part = rows.slice(at, at + 5000);
    const column = <T>(value: (row: Row) => T): T[] => part.map(value);
    await sql`insert into reference_rates
        (institute_id, id, source, currency, rate_on, per_euro, replaces_id, correction_reason, entry_no)
      select ${chain}::uuid, n.id, ${source}, n.currency, n.on_day, n.per_euro, n.replaces_id, n.reason, ${entryNo}::bigint
        from unnest(${column(() => newId())}::uuid[], ${column(({ rate }) => rate.currency)}::text[],
          ${column(({ rate }): CalendarDay => rate.on)}::date[], ${column(({ rate }) => rate.perEuro)}::numeric[],
          ${column(({ replaces }) => replaces)}::uuid[], ${column(({ reason }) => reason)}::text[])
          as n (id, currency, on_day, per_euro, replaces_id, reason)`.execute(tx);
  }
};
