import type { Localized } from '../../../kernel/localized.ts';
import type { Page } from '../../../page/page.ts';
import { Around } from '../../../ui/around.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Led } from '../../../ui/led.tsx';
import { figureNumber } from '../../results/pages/figure-text.ts';
import type { FiledIndicator, FiledOutcome } from '../rules/filed-programme.ts';
import type { FilingLinks } from './filing-links.ts';

type OutcomeProps = {
  page: Page;
  outcome: FiledOutcome;
  /** Of the account; null of the whole programme. Money and indicators are cumulative, activities are those of the year. */
  year: number | null;
  euro: (minor: number) => string;
  links: FilingLinks;
};

/** An outcome as it was filed; each figure leads to the entries that the filing knew. */
export function OutcomeCard({ page, outcome, year, euro, links }: OutcomeProps) {
  const { words } = page;
  const countries = outcome.countries.map(({ country }) => words.country(country)).join(', ');
  const { code } = outcome;
  const inYear = outcome.spentInYearMinor !== null && (
    <Around say={(amount) => words.t('filing.of-it-in-year', { amount })}>
      <Led to={links.money('chargeable', code, true)}>{euro(outcome.spentInYearMinor)}</Led>
    </Around>
  );
  const figure = (
    to: string | undefined,
    value: string | null,
    said: readonly (Localized | null | undefined)[] = [],
  ) =>
    value === null ? (
      said.filter(Boolean).map((text) => <div>{words.text(text)}</div>)
    ) : (
      <Led to={to}>{figureNumber(words, value)}</Led>
    );
  // Sentences in a column of numbers would neither wrap nor read well.
  const numeric = outcome.indicators.every((row) => !isInWords(row));
  return (
    <Card title={`${outcome.code} · ${words.text(outcome.title)}`} aside={countries}>
      <DescriptionList
        rows={[
          { term: words.t('filing.aims'), value: outcome.aims.join(', ') },
          {
            term: words.t('filing.budget'),
            value: <Led to={links.money('budget', code)}>{euro(outcome.budgetMinor)}</Led>,
          },
          {
            term: words.t('filing.spent'),
            value: <Led to={links.money('chargeable', code)}>{euro(outcome.spentMinor)}</Led>,
            note: inYear,
          },
          {
            term: words.t('filing.transferred'),
            value: <Led to={links.money('transferred', code)}>{euro(outcome.transferredMinor)}</Led>,
          },
          {
            term:
              year === null
                ? words.t('filing.activities')
                : words.t('filing.activities-of-year', { year: String(year) }),
            value: outcome.activities.length > 0 && (
              <ul>
                {outcome.activities.map(({ kind, planned, held, participants }) => (
                  <li>{words.t('filing.activities-of-kind', { kind, planned, held, participants })}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <DataTable
        caption={words.t('filing.indicators')}
        rows={outcome.indicators}
        empty={words.t('filing.no-indicators')}
        columns={[
          {
            key: 'title',
            label: words.t('filing.indicator'),
            cell: (row: FiledIndicator) => `${row.code} ${words.text(row.title)}`,
          },
          {
            key: 'baseline',
            label: words.t('filing.baseline'),
            numeric,
            cell: (row: FiledIndicator) =>
              figure(links.definition(code, row.code, 'definition'), row.baseline, [row.words?.baseline]),
          },
          {
            key: 'target',
            label: words.t('filing.target'),
            numeric,
            cell: (row: FiledIndicator) =>
              figure(links.definition(code, row.code, 'targets'), row.target, [row.words?.target]),
          },
          {
            key: 'actual',
            label: words.t('filing.actual'),
            numeric,
            cell: (row: FiledIndicator) =>
              figure(links.measured(code, row.code), row.actual, row.words?.actual),
          },
        ]}
      />
    </Card>
  );
}

const isInWords = ({ words }: FiledIndicator): boolean =>
  words !== undefined && (words.baseline !== null || words.target !== null || words.actual.length > 0);
