import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { activityTotals } from '../../activities/queries/activity-totals.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../../results/queries/indicator-roll-ups.ts';
import { type CoverageByMeasure, coverageByMeasure } from '../queries/coverage.ts';
import { moneyCells } from '../queries/money-cells.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import type { CoverageFilter } from '../rules/coverage-choice.ts';
import { type OutcomeProgress, outcomeProgress } from '../rules/outcome-progress.ts';
import { type PortfolioLine, portfolioLines } from '../rules/portfolio-lines.ts';
import { type PortfolioChoice, PortfolioTables } from './portfolio-tables.tsx';
import { seenInstituteWithCode } from './seen-institute.ts';

/** What is planned, spent and reached: by programme, outcome, country, aim and kind of action. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { id: instituteId } = institute;
  const year = /^\d{4}$/.test(page.query.get('year') ?? '') ? Number(page.query.get('year')) : undefined;
  const seen = await page.read(async (tx) => {
    const all = await outcomeFacts(tx, instituteId);
    const wanted = all.find((outcome) => outcome.programmeId === page.query.get('programme'));
    const programmeId = wanted?.programmeId;
    const outcomes = all.filter((outcome) => !programmeId || outcome.programmeId === programmeId);
    const indicators = await indicatorRollUps(tx, instituteId, {
      programmeId,
      ...(year ? { from: `${year}-01-01`, until: `${year}-12-31` } : {}),
    });
    const lines = portfolioLines({
      outcomes,
      year,
      today: todayIn(),
      ...(await moneyCells(tx, instituteId, { programmeId })),
      activities: await activityTotals(tx, instituteId, { programmeId, year }),
      indicators,
    });
    const filter: CoverageFilter = { ...(programmeId && { programmeId }), ...(year && { year: `${year}` }) };
    return {
      all,
      outcomes,
      lines,
      filter,
      progress: progressOf(outcomes, lines, indicators),
      countries: await coverageByMeasure(tx, institute, { rows: 'country', columns: 'institute', filter }),
      choice: { programmeId, year },
    };
  });
  return html(view({ page, ...seen }));
};

/** The figures of the lines as shares; with several programmes a code says whose it is. */
const progressOf = (
  outcomes: readonly OutcomeFacts[],
  lines: readonly PortfolioLine[],
  indicators: readonly IndicatorRollUp[],
): OutcomeProgress[] => {
  const own = lines.flatMap(({ outcome, ...line }) => (outcome ? [{ outcomeId: outcome.id, ...line }] : []));
  return outcomeProgress({
    outcomes: outcomes.map(({ id, programme, code }) => ({ id, code: `${programme} ${code}` })),
    budget: own.map(({ outcomeId, budget }) => ({ outcomeId, minor: budget })),
    spending: own,
    activities: own.flatMap(({ outcomeId, kinds }) => kinds.map((kind) => ({ outcomeId, ...kind }))),
    indicators,
  });
};

type Props = {
  page: Page;
  all: readonly OutcomeFacts[];
  outcomes: readonly OutcomeFacts[];
  lines: readonly PortfolioLine[];
  filter: CoverageFilter;
  progress: readonly OutcomeProgress[];
  countries: CoverageByMeasure;
  choice: PortfolioChoice;
};

const view = ({ page, all, outcomes, choice, ...shown }: Props) => {
  const { words } = page;
  return (
    <Frame page={page} title={words.t('page.nav-portfolio')}>
      <PageHead
        title={words.t('page.nav-portfolio')}
        quiet={words.t('overview.portfolio-what')}
        actions={
          <>
            <ButtonLink href={paths.coverage()}>{words.t('overview.coverage')}</ButtonLink>
            <ButtonLink href={paths.countryMap()}>{words.t('overview.map')}</ButtonLink>
          </>
        }
      />
      <PortfolioFilters page={page} all={all} choice={choice} />
      {outcomes.length === 0 ? (
        <EmptyState sentence={words.t('overview.portfolio-empty')} />
      ) : (
        <PortfolioTables page={page} choice={choice} {...shown} />
      )}
    </Frame>
  );
};

function PortfolioFilters({ page, all, choice }: Pick<Props, 'page' | 'all' | 'choice'>) {
  const { words } = page;
  const programmes = [...new Map(all.map((outcome) => [outcome.programmeId, outcome])).values()];
  const years = [...new Set(programmes.flatMap(yearsOf))].sort((a, b) => b - a);
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.portfolio()}
      submit={words.t('page.filter')}
      reset={
        page.query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.portfolio() } : undefined
      }
    >
      <SelectField
        name="programme"
        label={words.t('overview.programme')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={choice.programmeId ?? ''}
        options={programmes.map(({ programmeId, programme }) => ({ value: programmeId, label: programme }))}
      />
      <SelectField
        name="year"
        label={words.t('overview.year')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={String(choice.year ?? '')}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
    </Filters>
  );
}

const yearsOf = ({ fromOn, untilOn }: OutcomeFacts): number[] => {
  const first = Number(fromOn.slice(0, 4));
  return Array.from({ length: Number(untilOn.slice(0, 4)) - first + 1 }, (_, at) => first + at);
};
