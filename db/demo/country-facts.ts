import type { CountryFactSeed } from '../../src/areas/rulebook/rules/rulebook-input.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import type { Story } from './story.ts';

const cycles = [
  ['2017-01-01', '2021-12-31'],
  ['2022-01-01', '2026-12-31'],
] as const;

/** On the donors' list, with the group they were in; recalled, not read, and marked so. */
const listed: Readonly<Record<string, string>> = {
  BF: 'LDC',
  BI: 'LDC',
  BJ: 'LDC',
  CD: 'LDC',
  CI: 'LMIC',
  CO: 'UMIC',
  ID: 'LMIC',
  KE: 'LMIC',
  KH: 'LDC',
  NE: 'LDC',
  PE: 'UMIC',
  PH: 'LMIC',
  RW: 'LDC',
  SN: 'LDC',
  TG: 'LDC',
};

/** Years in which conventions 87 and 98 were ratified, as recalled. */
const ratified: Readonly<Record<string, readonly [string, number][]>> = {
  BF: [
    ['C087', 1960],
    ['C098', 1962],
  ],
  BI: [
    ['C087', 1993],
    ['C098', 1997],
  ],
  BJ: [
    ['C087', 1960],
    ['C098', 1968],
  ],
  CD: [
    ['C087', 2001],
    ['C098', 1969],
  ],
  CI: [
    ['C087', 1960],
    ['C098', 1961],
  ],
  CO: [
    ['C087', 1976],
    ['C098', 1976],
  ],
  ID: [
    ['C087', 1998],
    ['C098', 1957],
  ],
  KE: [['C098', 1964]],
  KH: [
    ['C087', 1999],
    ['C098', 1999],
  ],
  NE: [
    ['C087', 1961],
    ['C098', 1962],
  ],
  PE: [
    ['C087', 1960],
    ['C098', 1964],
  ],
  PH: [
    ['C087', 1953],
    ['C098', 1953],
  ],
  RW: [
    ['C087', 1988],
    ['C098', 1988],
  ],
  SN: [
    ['C087', 1960],
    ['C098', 1961],
  ],
};

const asDay = (text: string): CalendarDay => text as CalendarDay;

/** Partner countries by programming cycle, the donors' list and two conventions, for the countries of a story. */
export const countryFactsOf = (story: Story): CountryFactSeed[] => {
  const coming = new Set(story.next.outcomes.flatMap(({ places }) => places.map(([country]) => country)));
  const codes = [
    ...new Set([...story.countries.map(({ code }) => code), ...story.bodies.map(({ country }) => country)]),
  ];
  const partnerCountries = story.countries.flatMap(({ code, from, until }) => {
    const past = cycles
      .filter(([, last]) => last >= from)
      .map(([first, last]) =>
        partnerCountry(code, first < from ? from : first, until && until < last ? until : last, last),
      );
    return coming.has(code)
      ? [...past, partnerCountry(code, '2027-01-01', '2031-12-31', '2031-12-31')]
      : past;
  });
  const beside = codes.flatMap((country): CountryFactSeed[] => [
    ...(listed[country]
      ? [
          {
            country,
            kind: 'dac_listed' as const,
            value: listed[country],
            source: 'Liste CAD des bénéficiaires d’APD (de mémoire, à vérifier)',
            confidence: 'recalled' as const,
            validFrom: asDay('2017-01-01'),
          },
        ]
      : []),
    ...(ratified[country] ?? []).map(([value, year]) => ({
      country,
      kind: 'convention_ratified' as const,
      value,
      source: 'NORMLEX, OIT (de mémoire, à vérifier)',
      confidence: 'recalled' as const,
      validFrom: asDay(`${year}-01-01`),
    })),
  ]);
  return [...partnerCountries, ...beside];
};

const partnerCountry = (country: string, from: string, until: string, cycleEnd: string): CountryFactSeed => ({
  country,
  kind: 'partner_country',
  value: `${Number(cycleEnd.slice(0, 4)) - 4}-${cycleEnd.slice(0, 4)}`,
  source: 'Dossier de programme de l’institut (démo)',
  confidence: 'read',
  validFrom: asDay(from),
  validUntil: asDay(until),
});
