import { correctAsset } from '../../src/areas/finance/commands/correct-asset.ts';
import { loadPerDiems } from '../../src/areas/finance/commands/load-per-diems.ts';
import { recordAsset } from '../../src/areas/finance/commands/record-asset.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { recordRevenue } from '../../src/areas/finance/commands/record-revenue.ts';
import { assets } from '../../src/areas/finance/queries/assets.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import type { Story } from './story.ts';
import { staff, type Telling, tell } from './telling.ts';

/** How many expenses the story tells here. */
export const purchaseExpenses = ({ code }: Story): number => (code === 'iiwe' ? 5 : 0);

/**
 * What the first institute bought: computers by three quotes, of which one went missing, and a vehicle at once, in no
 * inventory. What it earned and spent of it, with interest beside; per diems within their table and above it.
 */
export const tellPurchases = async (telling: Telling): Promise<void> => {
  if (telling.story.code !== 'iiwe') return;
  await tellInventory(telling);
  await tellRevenue(telling);
  await tellPerDiems(telling);
};

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const idOf = ({ story }: Telling, ...name: string[]) => storyId(story.code, ...name);
const headquarters = ({ names, story }: Telling) => ({
  outcomeId: names.outcome(story.current, story.current.outcomes[0]!.code),
  line: 'd',
  voucherState: 'kept_at_partner',
});

const tellInventory = async (telling: Telling): Promise<void> => {
  const { today } = telling;
  const finance = staff(telling, 'finance_officer');
  const expenseId = idOf(telling, 'expense', 'computers');
  const bought = { ...headquarters(telling), heading: 'investment' };
  await tell(telling, finance, recordExpense, ['computers'], {
    ...bought,
    id: expenseId,
    item: 'computers',
    paidOn: addDays(today, -60),
    description: 'Trois ordinateurs portables',
    amount: euro(612_000),
    procurement: 'quotes',
    offers: 3,
  });
  await tell(telling, finance, recordExpense, ['vehicle'], {
    ...bought,
    id: idOf(telling, 'expense', 'vehicle'),
    item: 'vehicle',
    paidOn: addDays(today, -52),
    description: 'Véhicule d’occasion pour la coordination',
    amount: euro(3_150_000),
    procurement: 'direct',
  });
  for (const number of ['1', '2', '3'])
    await tell(telling, finance, recordAsset, [number], {
      id: idOf(telling, 'asset', number),
      expenseId,
      description: 'Ordinateur portable',
      place: 'Bureau de Bruxelles',
      inventoryNumber: `PC-0${number}`,
    });
  const id = idOf(telling, 'asset', '3');
  const [missing] = await telling.db.read(finance, (tx) => assets(tx, finance.institute!.id, { id }));
  await tell(telling, finance, correctAsset, ['3'], {
    id,
    version: missing!.entryNo,
    description: 'Ordinateur portable',
    place: 'Inconnu depuis la mission de septembre',
    inventoryNumber: 'PC-03',
    state: 'lost',
    reason: 'Déclaration de perte au retour de mission',
  });
};

const tellRevenue = async (telling: Telling): Promise<void> => {
  const { today, names, story } = telling;
  const finance = staff(telling, 'finance_officer');
  const programmeId = names.programme(story.current);
  const received = { programmeId, receivedOn: addDays(today, -90) };
  const rows = {
    course: { kind: 'activity', what: 'Droits d’inscription à l’université d’été', amount: euro(184_000) },
    interest: { kind: 'bank_interest', what: 'Intérêts du compte du programme', amount: euro(41_260) },
  } as const;
  for (const [name, row] of Object.entries(rows))
    await tell(telling, finance, recordRevenue, [name], {
      ...received,
      ...row,
      id: idOf(telling, 'revenue', name),
    });
  await tell(telling, finance, recordExpense, ['from-revenue'], {
    ...headquarters(telling),
    id: idOf(telling, 'expense', 'from-revenue'),
    heading: 'running',
    item: 'training-material',
    paidOn: addDays(today, -47),
    description: 'Manuels de l’université d’été',
    amount: euro(120_000),
    fromRevenue: euro(120_000),
  });
};

const tellPerDiems = async (telling: Telling): Promise<void> => {
  const finance = staff(telling, 'finance_officer');
  await tell(telling, finance, loadPerDiems, [], {
    fromOn: addDays(telling.today, -700),
    source: 'Table des indemnités par pays (démo)',
    perDiems: [
      { country: 'BJ', amount: euro(6_000) },
      { country: 'BI', amount: euro(5_500) },
      { country: 'CO', amount: euro(6_800) },
    ],
  });
  const common = {
    ...headquarters(telling),
    heading: 'running',
    item: 'per-diem',
    paidOn: addDays(telling.today, -41),
    perDiemCountry: 'BJ',
    perDiemDays: 12,
  };
  for (const [name, minor] of [
    ['within', 66_000],
    ['above', 90_000],
  ] as const)
    await tell(telling, finance, recordExpense, ['per-diem', name], {
      ...common,
      id: idOf(telling, 'expense', 'per-diem', name),
      description: `Indemnités de mission, ${name === 'within' ? 'trois' : 'quatre'} personnes`,
      amount: euro(minor),
    });
};
