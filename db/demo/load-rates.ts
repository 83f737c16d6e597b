import { declareExchangeMethod } from '../../src/areas/finance/commands/declare-exchange-method.ts';
import { loadRates } from '../../src/areas/finance/commands/load-rates.ts';
import { recordTransferReceipt } from '../../src/areas/finance/commands/record-transfer-receipt.ts';
import { rateBetween } from '../../src/areas/finance/rules/exact-rate.ts';
import { addDays, type CalendarDay } from '../../src/kernel/calendar-day.ts';
import { canonicalDecimal, roundDecimal } from '../../src/kernel/decimal.ts';
import { storyId } from './draws.ts';
import { type Party, worksOn } from './parties.ts';
import { euroRate, localMinor } from './rates.ts';
import { staff, type Telling, tell } from './telling.ts';
import { transactionsOf } from './unfold-transactions.ts';

/**
 * Monthly rates of the partners' currencies (invented, of the right order). One agreement declares the rate of the
 * month, which its cash books follow but for a month in which they took the rate of the quarter before; another goes
 * over to the rate of its transfers, of which it says what arrived.
 */
export const tellRates = async (telling: Telling): Promise<void> => {
  const { parties, story, today } = telling;
  const finance = staff(telling, 'finance_officer');
  const floating = parties.filter(
    (party) => !['EUR', 'XOF'].includes(party.currency) && party.until === undefined && isSigned(party),
  );
  const [monthly, byTransfer] = floating;
  const rates = [...new Set(floating.map(({ currency }) => currency))].flatMap((currency) =>
    monthsUntil(today).map(({ year, month }) => ({
      currency,
      on: `${year}-${String(month).padStart(2, '0')}-01`,
      perEuro: perEuroOf(currency, year, month),
    })),
  );
  if (!monthly || rates.length === 0) return;
  await tell(telling, finance, loadRates, ['inforeuro'], {
    source: 'inforeuro',
    rates,
    fileName: 'inforeuro-demo.csv',
  });
  await tell(telling, finance, declareExchangeMethod, [monthly.key], {
    agreementId: storyId(story.code, 'agreement', monthly.key, 1),
    method: 'month',
    fromOn: '2025-01-01',
    reason: 'Convenu avec le partenaire : cours mensuel InforEuro',
  });
  if (byTransfer) await tellReceipts(telling, byTransfer);
};

const isSigned = (party: Party): boolean =>
  worksOn(party, '2025-01-01') && party.knot !== 'agreement-not-signed';

/** What arrived of each transfer, and from the middle of 2026 on its rate for what is spent. */
const tellReceipts = async (telling: Telling, party: Party): Promise<void> => {
  const { story, today } = telling;
  await tellArrivals(telling, party);
  if (today < '2026-07-01') return;
  await tell(telling, staff(telling, 'finance_officer'), declareExchangeMethod, [party.key], {
    agreementId: storyId(story.code, 'agreement', party.key, 1),
    method: 'transfer_fifo',
    fromOn: '2026-07-01',
    reason: 'Avenant : cours réellement obtenu, premier entré, premier sorti',
  });
};

/** What arrived of each transfer, a little less than the reference rate gives, with the bank's costs; said again it is said once. */
export const tellArrivals = async (telling: Telling, party: Party): Promise<void> => {
  const { story, today } = telling;
  const finance = staff(telling, 'finance_officer');
  for (const { id, on, amount, partnershipId, kind } of transactionsOf(story, today)) {
    if (partnershipId !== party.partnershipId || kind !== 'disbursement') continue;
    const receivedOn = addDays(on as CalendarDay, 4);
    if (receivedOn > today) continue;
    const when = { year: Number(on.slice(0, 4)), quarter: Math.ceil(Number(on.slice(5, 7)) / 3) };
    await tell(telling, finance, recordTransferReceipt, [id], {
      transactionId: id,
      received: {
        minor: localMinor((amount.minor * 0.991) / 100, party.currency, when),
        currency: party.currency,
      },
      receivedOn,
      cost: { minor: 1850, currency: 'EUR' },
    });
  }
};

const monthsUntil = (today: CalendarDay) =>
  [2025, 2026].flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => ({ year, month: at + 1 })).filter(
      ({ month }) => `${year}-${String(month).padStart(2, '0')}-01` <= today,
    ),
  );

/** The rate of its quarter; that of May 2025 is another, which the cash books of that quarter did not know. */
const perEuroOf = (currency: string, year: number, month: number): string => {
  const isOther = year === 2025 && month === 5;
  const quarter = Math.ceil(month / 3) - (isOther ? 1 : 0);
  return canonicalDecimal(roundDecimal(rateBetween(euroRate(currency, year, quarter), '1')!, 7))!;
};
