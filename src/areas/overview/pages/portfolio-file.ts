import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile, tableAsked } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import { countedYears } from '../../results/pages/counted-years.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import type { CoverageByMeasure } from '../queries/coverage.ts';
import { coverageGrid } from '../rules/coverage-grid.ts';
import { type KindCount, linesByCode, type PortfolioLine } from '../rules/portfolio-lines.ts';
import { sumOf } from '../rules/sums.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { countedThen } from './asked-day.tsx';
import { coverageName } from './coverage-words.ts';
import { countryAxes } from './portfolio-countries.tsx';
import type { PortfolioChoice } from './portfolio-links.ts';

const tables = ['outcomes', 'countries', 'aims', 'kinds'] as const;
/** Under one aim: there countries and aims would add up to other figures, and the page shows neither. */
const tablesOfAim = ['outcomes', 'kinds'] as const;

type Seen = {
  outcomes: readonly { id: string; code: string }[];
  lines: readonly PortfolioLine[];
  countries: CoverageByMeasure | undefined;
  choice: Pick<PortfolioChoice, 'on' | 'untold'>;
};

/** The table of the portfolio that is asked for, as it stands on the page; amounts of two currencies in two lines. */
export const portfolioFile = (page: Page, { outcomes, lines, countries, choice }: Seen): Promise<Answer> => {
  const { words } = page;
  const table = tableAsked<(typeof tables)[number]>(page, countries ? tables : tablesOfAim);
  const named = (name: string) => namedByDay(name, choice.on);
  const told = [...countedThen(page, choice), ...countedYears(page, outcomes)];
  if (table === 'countries' && countries)
    return listFile(
      page,
      named(words.t('overview.by-country')),
      countryColumns(words),
      countryRows(words, countries),
      told,
    );
  if (table === 'kinds') {
    const kinds = Map.groupBy(countsOf(lines), ({ kind }) => kind);
    const rows = [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, counts]) => counts);
    return listFile(page, named(words.t('overview.by-kind')), kindColumns(words), rows, told);
  }
  if (table === 'aims') {
    const groups = linesByCode(lines, ({ outcome }) => outcome?.aims ?? []);
    const rows = [...groups].flatMap(([aim, of]) =>
      [...Map.groupBy(of, ({ currency }) => currency).values()].map((own) => ({ aim, lines: own })),
    );
    return listFile(
      page,
      named(words.t('overview.by-aim')),
      [
        {
          label: words.t('overview.group'),
          value: ({ aim }: (typeof rows)[number]) => `${aim} ${aimTitle(words, aim)}`,
        },
        {
          label: words.t('overview.outcomes'),
          value: ({ lines: of }) =>
            of.map(({ programme, outcome }) => `${programme} ${outcome?.code}`).join(', '),
        },
        ...figureColumns(words),
      ],
      rows,
      told,
    );
  }
  return listFile(
    page,
    named(words.t('overview.by-outcome')),
    [
      { label: words.t('overview.programme'), value: ({ lines: [line] }: Row) => line?.programme },
      {
        label: words.t('overview.outcome'),
        value: ({ lines: [line] }) =>
          line?.outcome
            ? `${line.outcome.code} ${words.text(line.outcome.title)}`
            : words.t('overview.no-outcome-bears'),
      },
      ...figureColumns(words),
      ...(readsWhole(page)
        ? [
            number<Row>(words.t('overview.indicators-on-course'), ({ lines: of }) =>
              sumOf(of, ({ onCourse }) => onCourse),
            ),
          ]
        : []),
      number<Row>(words.t('overview.indicators'), ({ lines: of }) =>
        sumOf(of, ({ indicators }) => indicators),
      ),
      number<Row>(words.t('overview.of-which-in-words'), ({ lines: of }) =>
        sumOf(of, ({ inWords }) => inWords),
      ),
      ...unapprovedColumns<Row>(page, ({ lines: [line] }) => (line?.outcome ? line : undefined)),
    ],
    lines.map((line) => ({ lines: [line] })),
    told,
  );
};

type Row = { lines: readonly PortfolioLine[] };

const countsOf = (lines: readonly PortfolioLine[]): readonly KindCount[] =>
  lines.flatMap(({ kinds }) => kinds);

const number = <R>(label: string, value: ListColumn<R>['value']): ListColumn<R> => ({
  label,
  kind: 'number',
  value,
});

/** The figures of lines of one currency. */
const figureColumns = (words: Words): ListColumn<Row>[] => {
  const money = (label: string, field: 'budget' | 'spent') =>
    number<Row>(label, ({ lines }) =>
      toDecimal({ minor: sumOf(lines, (line) => line[field]), currency: lines[0]?.currency ?? '' }),
    );
  return [
    { label: words.t('overview.currency'), value: ({ lines: [line] }) => line?.currency },
    money(words.t('overview.budget'), 'budget'),
    money(words.t('overview.spent'), 'spent'),
    number(words.t('overview.planned'), ({ lines }) => sumOf(countsOf(lines), ({ planned }) => planned)),
    number(words.t('overview.activities-held'), ({ lines }) => sumOf(countsOf(lines), ({ held }) => held)),
    number(words.t('overview.participants'), ({ lines }) =>
      sumOf(countsOf(lines), ({ participants }) => participants),
    ),
  ];
};

const kindColumns = (words: Words): ListColumn<readonly KindCount[]>[] => [
  {
    label: words.t('overview.kind'),
    value: ([first]) => first && `${first.kind} ${actionTitle(words, first.kind)}`,
  },
  number(words.t('overview.planned'), (counts) => sumOf(counts, ({ planned }) => planned)),
  number(words.t('overview.activities-held'), (counts) => sumOf(counts, ({ held }) => held)),
  number(words.t('overview.participants'), (counts) => sumOf(counts, ({ participants }) => participants)),
  number(words.t('overview.of-whom-women'), (counts) => sumOf(counts, ({ women }) => women)),
];

type CountryRow = {
  name: string;
  currency: string | null;
  spent: string | undefined;
  planned: number | undefined;
  held: number | undefined;
  participants: number | undefined;
};

/** A line for each country and currency; counts stand in the first of a country. */
const countryRows = (words: Words, countries: CoverageByMeasure): CountryRow[] => {
  const nameOf = coverageName(words, { partners: [] });
  const { rows, at } = coverageGrid([...countries.values()].flat(), countryAxes, nameOf);
  return rows.flatMap((row) => {
    const cells = at(row, null);
    const spent = cells.filter(({ currency }) => currency !== null);
    const activities = cells.find(({ currency, held }) => currency === null && held !== null);
    const people = cells.find(({ currency, held }) => currency === null && held === null);
    return (spent.length > 0 ? spent : [undefined]).map((cell, place) => {
      const isFirst = place === 0;
      return {
        name: nameOf('country', row),
        currency: cell?.currency ?? null,
        spent: cell?.currency ? toDecimal({ minor: cell.value, currency: cell.currency }) : undefined,
        planned: isFirst ? activities?.value : undefined,
        held: isFirst ? (activities?.held ?? undefined) : undefined,
        participants: isFirst ? people?.value : undefined,
      };
    });
  });
};

const countryColumns = (words: Words): ListColumn<CountryRow>[] => [
  { label: words.t('overview.axis-country'), value: ({ name }) => name },
  { label: words.t('overview.currency'), value: ({ currency }) => currency },
  number(words.t('overview.spent'), ({ spent }) => spent),
  number(words.t('overview.planned'), ({ planned }) => planned),
  number(words.t('overview.activities-held'), ({ held }) => held),
  number(words.t('overview.participants'), ({ participants }) => participants),
];
