import { recordOwnContribution } from '../../src/areas/finance/commands/record-own-contribution.ts';
import { budgetJudgement } from '../../src/areas/finance/queries/budget-checks.ts';
import { totalOf } from '../../src/areas/finance/rules/budget-facts.ts';
import { gridYears } from '../../src/areas/finance/rules/budget-grid.ts';
import { programmeById } from '../../src/areas/programmes/queries/programmes.ts';
import { allocate } from '../../src/kernel/money.ts';
import { staff, type Telling, tell } from './telling.ts';

const funders = [
  { funder: 'Fonds de solidarité du syndicat', source: 'union', weight: 60 },
  { funder: 'Fonds propres de l’institut', source: 'own_means', weight: 25 },
  { funder: 'Région de Bruxelles-Capitale', source: 'region', weight: 15 },
] as const;

/** A call of the same donor for campaigns, which IIWE names by mistake: M03 bars it. */
const barred = {
  funder: 'Appel « campagnes » de la DGD',
  source: 'belgian_cooperation',
  weight: 10,
} as const;

/**
 * Who bears the own contribution of the running programme. IFSI names all of it, ISM nobody for the last year; of IIWE one
 * source may not be counted.
 */
export const tellOwnContributions = async (telling: Telling): Promise<void> => {
  const { db, names, story } = telling;
  const finance = staff(telling, 'finance_officer');
  const programmeId = names.programme(story.current);
  const { programme, facts } = await db.read(finance, async (tx) => {
    const programme = (await programmeById(tx, names.institute, programmeId))!;
    const { facts } = await budgetJudgement(tx, names.institute, programme);
    return { programme, facts };
  });
  const years = gridYears(programme);
  const named = story.code === 'ism' ? years.slice(0, -1) : years;
  const who = story.code === 'iiwe' ? [...funders, barred] : funders;
  const ofYears = allocate(
    totalOf(facts) - facts.subsidy,
    years.map(() => 1),
  );
  for (const [at, { year }] of named.entries()) {
    const parts = allocate(
      ofYears[at] ?? 0,
      who.map(({ weight }) => weight),
    );
    for (const [place, { funder, source }] of who.entries())
      await tell(telling, finance, recordOwnContribution, [year, source], {
        programmeId,
        year: Number(year),
        funder,
        source,
        amount: { minor: parts[place] ?? 0, currency: programme.currency },
      });
  }
};
