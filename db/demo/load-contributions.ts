import { recordPartnerContribution } from '../../src/areas/finance/commands/record-partner-contribution.ts';
import { storyId } from './draws.ts';
import { worksOn } from './parties.ts';
import { localMinor } from './rates.ts';
import { enteringFor, type Telling, tell } from './telling.ts';

/** What a partner contributes itself in a year, about so many euros; with one it becomes less. */
const hours = { 2022: 2_400, 2023: 2_900, 2024: 3_600, 2025: 4_600 } as const;
const shrinking = { 2022: 4_800, 2023: 4_200, 2024: 2_900, 2025: 900 } as const;

/**
 * What the first partners contribute themselves: each year more, but for one of which it becomes less; the last of them
 * tells one year only, so that nothing can be said yet.
 */
export const tellContributions = async (telling: Telling): Promise<void> => {
  const partners = telling.parties.filter(({ until, members }) => until === undefined && members > 0);
  for (const [at, party] of partners.slice(0, 4).entries()) {
    const { actor, isStaff } = enteringFor(telling, party, 'partner_treasurer');
    const words = sayings[party.tongue];
    const values = Object.entries(at === 1 ? shrinking : hours);
    for (const [year, value] of at === 3 ? values.slice(-1) : values) {
      if (!worksOn(party, `${year}-12-31`) || `${year}-12-31` > telling.today) continue;
      const parts = [
        { form: 'in_kind', what: words.hours, source: words.record, euros: value * 0.6 },
        { form: 'cash', what: words.dues, source: words.accounts, euros: value * 0.4 },
      ] as const;
      for (const { form, what, source, euros } of parts)
        await tell(telling, actor, recordPartnerContribution, [party.key, year, form], {
          id: storyId(telling.story.code, 'contribution', party.key, year, form),
          partnershipId: party.partnershipId,
          year: Number(year),
          form,
          what,
          amount: {
            minor: localMinor(euros, party.currency, { year: Number(year), quarter: 4 }),
            currency: party.currency,
          },
          source,
          ...(isStaff ? { onBehalf: { source: words.record } } : {}),
        });
    }
  }
};

const sayings = {
  fr: {
    hours: 'Heures de ses formateurs',
    record: 'Relevé d’heures',
    dues: 'Part du loyer payée sur les cotisations',
    accounts: 'Comptes annuels',
  },
  en: {
    hours: 'Hours of its own trainers',
    record: 'Record of hours',
    dues: 'Part of the rent paid from dues',
    accounts: 'Annual accounts',
  },
  es: {
    hours: 'Horas de sus formadores',
    record: 'Registro de horas',
    dues: 'Parte del alquiler pagada con las cuotas',
    accounts: 'Cuentas anuales',
  },
} as const;
