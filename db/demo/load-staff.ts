import { declareVatStanding } from '../../src/areas/finance/commands/declare-vat-standing.ts';
import { recordCashBook } from '../../src/areas/finance/commands/record-cash-book.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { recordPost } from '../../src/areas/finance/commands/record-post.ts';
import { recordPostShare } from '../../src/areas/finance/commands/record-post-share.ts';
import { attachDocument } from '../../src/areas/records/commands/attach-document.ts';
import { addDays, yearOf } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';

/**
 * Two posts of the institute: one with contract and time sheets, one whose funders bear more than the whole of it. A
 * salary without a post, VAT that the institute recovers, and attestations that add up to more than a year's ceiling.
 */
export const tellStaffCosts = async (telling: Telling): Promise<void> => {
  if (telling.story.code !== 'iiwe') return;
  await tellPosts(telling);
  await tellSalaries(telling);
  await tellVat(telling);
  await tellAttestations(telling);
};

const posts = {
  officer: { post: 'Chargée du programme Afrique', shares: { institute: 70, other_donor: 30 } },
  accountant: { post: 'Comptable du programme', shares: { institute: 80, other_donor: 40 } },
} as const;

const postId = ({ story }: Telling, key: string) => storyId(story.code, 'post', key);

const tellPosts = async (telling: Telling): Promise<void> => {
  const { today, story } = telling;
  const finance = staff(telling, 'finance_officer');
  for (const [key, { post, shares }] of Object.entries(posts)) {
    const id = postId(telling, key);
    await tell(telling, finance, recordPost, [key], {
      id,
      post,
      fullTimeEquivalent: '1',
      fromOn: addDays(today, -900),
    });
    await tell(telling, finance, attachDocument, ['contract', key], {
      id: storyId(story.code, 'contract', key),
      subject: { kind: 'post', id },
      class: 'pay',
      title: 'Contrat de travail',
      kept: { place: 'Armoire du personnel', keeper: 'Direction' },
    });
    for (const [funder, sharePercent] of Object.entries(shares))
      await tell(telling, finance, recordPostShare, [key, funder], {
        id: storyId(story.code, 'post-share', key, funder),
        postId: id,
        fromOn: addDays(today, -400),
        untilOn: today,
        funder: funder as keyof typeof shares,
        sharePercent,
        source: 'Relevés d’heures de l’année',
      });
  }
};

const headquarters = ({ names, story }: Telling) => ({
  outcomeId: names.outcome(story.current, story.current.outcomes[0]!.code),
  line: 'd',
});
const euro = (minor: number) => ({ minor, currency: 'EUR' });

const tellSalaries = async (telling: Telling): Promise<void> => {
  const common = {
    ...headquarters(telling),
    heading: 'personnel',
    item: 'officer',
    paidOn: addDays(telling.today, -35),
    voucherState: 'kept_at_partner',
    voucherClass: 'pay',
  };
  const salaries = {
    officer: { description: 'Traitement, part du programme', amount: euro(268_400) },
    accountant: { description: 'Traitement, comptabilité du programme', amount: euro(291_700) },
    none: { description: 'Remplacement de deux semaines', amount: euro(124_500) },
  };
  for (const [key, salary] of Object.entries(salaries))
    await tell(telling, staff(telling, 'finance_officer'), recordExpense, ['salary', key], {
      ...common,
      ...salary,
      id: storyId(telling.story.code, 'expense', 'salary', key),
      ...(key === 'none' ? {} : { postId: postId(telling, key) }),
    });
};

const tellVat = async (telling: Telling): Promise<void> => {
  const finance = staff(telling, 'finance_officer');
  await tell(telling, finance, declareVatStanding, [], {
    recovers: true,
    fromOn: addDays(telling.today, -200),
    reason: 'Assujettissement partiel pour les publications, lettre de l’administration (démo)',
  });
  await tell(telling, finance, recordExpense, ['vat'], {
    ...headquarters(telling),
    id: storyId(telling.story.code, 'expense', 'vat'),
    heading: 'running',
    item: 'campaign',
    paidOn: addDays(telling.today, -28),
    description: 'Impression de la brochure, taxe comprise',
    amount: euro(181_500),
    vat: euro(31_500),
    voucherState: 'kept_at_partner',
  });
};

/** Each is small; together they are more than one entity attests in a year. */
const tellAttestations = async (telling: Telling): Promise<void> => {
  const year = yearOf(telling.today) - 1;
  await tell(telling, staff(telling, 'finance_officer'), recordCashBook, ['attested'], {
    currency: 'EUR',
    rows: Array.from({ length: 12 }, (_, at) => ({
      ...headquarters(telling),
      id: storyId(telling.story.code, 'expense', 'attested', at),
      heading: 'running' as const,
      item: 'transport',
      paidOn: `${year}-${String(at + 1).padStart(2, '0')}-14`,
      description: 'Transport local sans reçu',
      amountMinor: 4_600,
      voucherState: 'attested' as const,
      attestedBy: 'Secrétariat du programme',
      attestedWhy: 'Bus et taxis de quartier : aucun reçu n’existe',
    })),
  });
};
