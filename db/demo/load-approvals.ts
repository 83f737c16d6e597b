import { approveExpenses } from '../../src/areas/finance/commands/approve-expenses.ts';
import { chargeToOwnFunds } from '../../src/areas/finance/commands/charge-to-own-funds.ts';
import { lockPeriod } from '../../src/areas/finance/commands/lock-period.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { returnExpense } from '../../src/areas/finance/commands/return-expense.ts';
import { reverseExpense } from '../../src/areas/finance/commands/reverse-expense.ts';
import { approvableExpenses } from '../../src/areas/finance/queries/approvable-expenses.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';
import type { CashBook } from './unfold-expenses.ts';

/**
 * A second pair of eyes went over the cash books but for the last weeks; one expense was returned, one is paid from own
 * funds, one of a closed year was taken back. A taxi without a receipt is attested, and an invoice is shared with another
 * funder.
 */
export const tellApprovals = async (telling: Telling, books: readonly CashBook[]): Promise<void> => {
  const { names, story, today } = telling;
  const director = staff(telling, 'director');
  const finance = staff(telling, 'finance_officer');
  const seenUntil = addDays(today, -75);
  const seen = books.flatMap(({ rows }) => rows).filter(({ paidOn }) => paidOn <= seenUntil);
  const versions = await versionsOf(
    telling,
    seen.map(({ id }) => id),
  );
  const looked = (id: string) => ({ id, version: versions.get(id)! });
  const approved = seen.filter(({ id }) => versions.has(id));
  for (const [year, rows] of Map.groupBy(approved, ({ paidOn }) => paidOn.slice(0, 4)))
    for (let at = 0; at < rows.length; at += 4000)
      await tell(telling, director, approveExpenses, [year, at], {
        expenses: rows.slice(at, at + 4000).map(({ id }) => looked(id)),
      });
  const [early] = approved.filter(({ paidOn }) => paidOn.startsWith('2023'));
  const [second, third] = approved.filter(({ paidOn }) => paidOn.startsWith('2026'));
  if (!early || !second || !third) return;
  await tell(telling, finance, returnExpense, [second.id], {
    ...looked(second.id),
    reason: 'La facture porte un autre montant que le livre de caisse.',
  });
  await tell(telling, finance, chargeToOwnFunds, [third.id], {
    ...looked(third.id),
    reason: 'Repas du comité directeur sans lien avec une activité du programme.',
    article: 'AR du 11/09/2016, annexe 4',
  });
  await tellVoucherKinds(telling);
  await tell(telling, finance, lockPeriod, [], {
    programmeId: names.programme(story.current),
    until: '2023-12-31',
    reason: 'Compte de 2023 déposé et certifié',
  });
  await tell(telling, finance, reverseExpense, [early.id], {
    ...looked(early.id),
    newId: storyId(story.code, 'reversal', early.id),
    paidOn: addDays(today, -30),
    reason: 'Remboursée par l’hôtel : la formation avait été déplacée.',
  });
};

/** What is attested, below and above the ceiling, and an invoice that another funder shares, within and beyond its whole. */
const tellVoucherKinds = async (telling: Telling): Promise<void> => {
  const { names, story, today } = telling;
  const [outcome] = story.current.outcomes;
  const common = {
    outcomeId: names.outcome(story.current, outcome!.code),
    line: 'd',
    heading: 'running',
    item: 'transport',
    paidOn: addDays(today, -40),
  };
  const euro = (minor: number) => ({ minor, currency: 'EUR' });
  const attested = {
    ...common,
    voucherState: 'attested',
    attestedBy: 'Secrétariat de la section locale',
    attestedWhy: 'Taxi-moto : aucun reçu n’existe',
  };
  const shared = { ...common, item: '', voucherState: 'kept_at_partner', wholeVoucher: euro(240_000) };
  const share = (minor: number) => [{ funder: 'WBI', amount: euro(minor), isBelgian: false }];
  const expenses = {
    'taxi-kept': { ...attested, description: 'Taxi-moto vers la section', amount: euro(1250) },
    'taxi-over': { ...attested, description: 'Taxi-moto, trois jours', amount: euro(8600) },
    'invoice-kept': {
      ...shared,
      description: 'Interprétation du séminaire, notre part',
      amount: euro(160_000),
      voucherNumber: `INT-${story.code}-041`,
      otherShares: share(80_000),
    },
    'invoice-over': {
      ...shared,
      description: 'Location de la salle, notre part',
      amount: euro(190_000),
      voucherNumber: `LOC-${story.code}-017`,
      otherShares: share(80_000),
    },
  };
  for (const [name, expense] of Object.entries(expenses))
    await tell(telling, staff(telling, 'programme_officer'), recordExpense, ['voucher', name], {
      ...expense,
      id: storyId(story.code, 'expense', name),
    });
};

/** The audit number of the row of each that stands; what was corrected later is looked at as it is then. */
const versionsOf = async (telling: Telling, ids: string[]): Promise<Map<string, number>> => {
  const director = staff(telling, 'director');
  const rows = await telling.db.read(director, (tx) =>
    approvableExpenses(tx, director.institute!.id, { ids }),
  );
  return new Map(rows.map(({ id, entryNo }) => [id, entryNo]));
};
