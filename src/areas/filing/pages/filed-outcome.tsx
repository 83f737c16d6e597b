import type { Page } from '../../../page/page.ts';
import { Around } from '../../../ui/around.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Led } from '../../../ui/led.tsx';
import type { FiledIndicator, FiledOutcome } from '../rules/filed-programme.ts';
import { ActivityCounts } from './filed-activity-counts.tsx';
import {
  FiledFigure,
  type FiledFigureName,
  filedFigures,
  indicatorAnchor,
  isInWords,
  outcomeAnchor,
} from './filed-figure.tsx';
import type { FilingLinks } from './filing-links.ts';

type OutcomeProps = {
  page: Page;
  outcome: FiledOutcome;
  /** Which of the account, from 1. */
  place: number;
  /** Of the account; null of the whole programme. Money and indicators are cumulative, activities are those of the year. */
  year: number | null;
  euro: (minor: number) => string;
  links: FilingLinks;
};

/** An outcome as it was filed; each figure leads to the entries that the filing knew. */
export function OutcomeCard({ page, outcome, place, year, euro, links }: OutcomeProps) {
  const { words } = page;
  const countries = outcome.countries.map(({ country }) => words.country(country)).join(', ');
  const { code } = outcome;
  const inYear = outcome.spentInYearMinor !== null && (
    <Around say={(amount) => words.t('filing.of-it-in-year', { amount })}>
      <Led to={links.money('chargeable', code, true)}>{euro(outcome.spentInYearMinor)}</Led>
    </Around>
  );
  const entriesOf = (row: FiledIndicator, of: FiledFigureName) =>
    of === 'actual'
      ? links.measured(code, row.code)
      : links.definition(code, row.code, of === 'target' ? 'targets' : 'definition');
  // Sentences in a column of numbers would neither wrap nor read well.
  const numeric = outcome.indicators.every((row) => !isInWords(row));
  return (
    <Card
      id={outcomeAnchor(place)}
      title={`${outcome.code} · ${words.text(outcome.title)}`}
      aside={countries}
    >
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
        ]}
      />
      {outcome.activities.length > 0 && (
        <ActivityCounts words={words} outcome={outcome} year={year} links={links} />
      )}
      <DataTable
        caption={words.t('filing.indicators')}
        rows={outcome.indicators}
        empty={words.t('filing.no-indicators')}
        columns={[
          {
            key: 'title',
            label: words.t('filing.indicator'),
            cell: (row: FiledIndicator) => (
              <span id={indicatorAnchor(place, outcome.indicators.indexOf(row) + 1)}>
                {row.code} {words.text(row.title)}
              </span>
            ),
          },
          ...filedFigures.map((of) => ({
            key: of,
            label: words.t(`filing.${of}`),
            numeric,
            cell: (row: FiledIndicator) => (
              <FiledFigure words={words} indicator={row} of={of} to={entriesOf(row, of)} />
            ),
          })),
        ]}
      />
    </Card>
  );
}
