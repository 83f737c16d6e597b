import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { daysBetween, yearOf } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { judgeShares } from './percentage.ts';

export type ProgrammeFacts = {
  from: CalendarDay;
  until: CalendarDay;
  places: readonly PlaceFact[];
  /** Code of the institute whose programme it is. */
  institute: string;
  /** Codes of the parties of the agreement that may benefit from it: all but the State. */
  signatories: readonly string[];
};

export type PlaceFact = { country: string | null; percentage: Decimal | null };

export type OutcomeFacts = {
  code: string;
  aims: readonly string[];
  isBelgian: boolean;
  places: readonly PlaceFact[];
  /** Partner countries of the institute at any time in the programme's period. */
  partnerCountries: ReadonlySet<string>;
};

/** A programming cycle is whole calendar years, from 1 January to 31 December. */
export const programmePeriodRule = defineRule<ProgrammeFacts>({
  id: 'P-period',
  severity: 'blocks',
  moments: ['submitting', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1 (programming cycle), as amended 7 Oct 2021',
  origin: 'law',
  parameters: [
    {
      name: 'years',
      value: '5',
      unit: 'years',
      citation: 'AR/KB 11 Sept 2016, art. 1 (programming cycle), as amended 7 Oct 2021',
      confidence: 'read',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ from, until }, parameters) => {
    const years = Number(parameters.get('years')?.value);
    const kept =
      from.endsWith('-01-01') && until.endsWith('-12-31') && yearOf(until) - yearOf(from) + 1 === years;
    const inputs = { from, until, years };
    return {
      kept,
      sentence: {
        key: kept ? 'programmes.check-period-kept' : 'programmes.check-period-broken',
        args: inputs,
      },
      inputs: { ...inputs, days: daysBetween(from, until) + 1 },
    };
  },
});

/** Percentages of the programme's own places make 100. */
export const programmeSharesRule = defineRule<ProgrammeFacts>({
  id: 'P-percentages',
  severity: 'blocks',
  moments: ['submitting', 'filing'],
  citation: 'IATI 2.03, recipient-country/@percentage',
  origin: 'house',
  parameters: [],
  judge: ({ places }) => judgeShareFacts(places),
});

/** Domain 10.3: only the three unions that signed, each with its institute, are beneficiaries of the channel of 2007. */
export const signatoryRule = defineRule<ProgrammeFacts>({
  id: 'P-signatory',
  severity: 'warns',
  moments: ['submitting', 'filing'],
  citation: 'Agreement of 6 June 2007 (the parties)',
  origin: 'agreement',
  parameters: [],
  judge: ({ institute, signatories }) => {
    const kept = signatories.includes(institute);
    const args = { institute: institute.toUpperCase(), parties: signatories.join(', ').toUpperCase() };
    return {
      kept,
      sentence: { key: kept ? 'programmes.check-signatory-kept' : 'programmes.check-signatory-broken', args },
      inputs: { institute, signatories: signatories.join(', ') },
    };
  },
});

/** Percentages of an outcome's places make 100. */
export const outcomeSharesRule = defineRule<OutcomeFacts>({
  id: 'P-outcome-percentages',
  severity: 'blocks',
  moments: ['submitting', 'filing'],
  citation: 'IATI 2.03, recipient-country/@percentage',
  origin: 'house',
  parameters: [],
  judge: ({ places }) => judgeShareFacts(places),
});

/** Every outcome pursues at least one aim of the agreement. */
export const outcomeAimRule = defineRule<OutcomeFacts>({
  id: 'P-outcome-aim',
  severity: 'blocks',
  moments: ['submitting', 'filing'],
  citation: 'Agreement of 6 June 2007, objectives 1-8',
  origin: 'agreement',
  parameters: [],
  judge: ({ code, aims }) => ({
    kept: aims.length > 0,
    sentence: {
      key: aims.length > 0 ? 'programmes.check-aim-kept' : 'programmes.check-aim-broken',
      args: { code, aims: aims.join(', ') },
    },
    inputs: { code, aims: aims.join(', ') },
  }),
});

/** Support goes to organisations in partner countries; Belgium is for outcomes that work in Belgium. */
export const outcomeCountryRule = defineRule<OutcomeFacts>({
  id: 'P-partner-country',
  severity: 'blocks',
  moments: ['submitting', 'filing'],
  citation: 'Agreement of 6 June 2007 (partner countries)',
  origin: 'agreement',
  parameters: [],
  judge: ({ code, places, isBelgian, partnerCountries }) => {
    const countries = places.flatMap(({ country }) => (country ? [country] : []));
    const strangers = countries.filter(
      (country) => !partnerCountries.has(country) && !(country === 'BE' && isBelgian),
    );
    const kept = strangers.length === 0;
    return {
      kept,
      sentence: {
        key: kept ? 'programmes.check-country-kept' : 'programmes.check-country-broken',
        args: { code, countries: strangers.join(', ') },
      },
      inputs: { code, countries: countries.join(', '), notPartner: strangers.join(', ') },
    };
  },
});

const judgeShareFacts = (places: readonly PlaceFact[]) => {
  const found = judgeShares(places);
  const given = places.map(({ percentage }) => percentage ?? '?').join(' + ');
  const kept = found.kind === 'none' || found.kind === 'whole';
  return {
    kept,
    sentence:
      found.kind === 'off'
        ? { key: 'programmes.percentages-add-up', args: { sum: found.sum } }
        : { key: kept ? 'programmes.check-shares-kept' : 'programmes.percentage-missing' },
    inputs: { given },
  };
};

/** Rules that judge the programme as a whole, and those that judge each of its outcomes. */
export const rulesOnProgramme = [programmePeriodRule, programmeSharesRule, signatoryRule] as const;
export const rulesOnOutcome = [outcomeSharesRule, outcomeAimRule, outcomeCountryRule] as const;

export const programmeRules: readonly Rule<never>[] = [...rulesOnProgramme, ...rulesOnOutcome];
