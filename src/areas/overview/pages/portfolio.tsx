import { todayIn, yearsBetween } from '../../../kernel/calendar-day.ts';
import { outcomesRead } from '../../../kernel/under-control.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile } from '../../../page/list-export.ts';
import {
  asksOutside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import { html, invalid, type Page } from '../../../page/page.ts';
import { yearNarrowing } from '../../../page/year-narrowing.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import { tellsStates } from '../../results/pages/unapproved.tsx';
import { type CoverageByMeasure, coverageByMeasure } from '../queries/coverage.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { outcomesAsOf } from '../queries/outcomes-as-of.ts';
import { portfolio } from '../queries/portfolio.ts';
import type { CoverageFilter } from '../rules/coverage-choice.ts';
import { type OutcomeProgress, progressOfLines } from '../rules/outcome-progress.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { isControlled } from '../rules/reader-scope.ts';
import { aimTitle } from './agreement-words.ts';
import { AsItStood, type AskedDay, askedDay, countedMomentOf, dayBeside } from './asked-day.tsx';
import { countryAxes } from './portfolio-countries.tsx';
import { portfolioFile } from './portfolio-file.ts';
import type { PortfolioChoice } from './portfolio-links.ts';
import { PortfolioTables } from './portfolio-tables.tsx';
import { seenInstituteWithCode } from './seen-institute.ts';

/** What is planned, spent and reached: by programme, outcome, country, aim and kind of action; now, or as of a day. */
export const show = async (page: Page) => {
  const institute = seenInstituteWithCode(page);
  const { id: instituteId } = institute;
  const day = askedDay(page);
  const seen = await page.read(async (tx) => {
    const { on, asOf, untold } = await countedMomentOf(tx, instituteId, day);
    const all = await outcomesAsOf(tx, instituteId, {}, asOf);
    const narrowings = portfolioNarrowings(page, outcomesRead(page.actor, all));
    const { programme: programmeId, year: asked, aim } = valuesOf(narrowings);
    const year = asked === undefined ? undefined : Number(asked);
    const wanted = all.filter(
      (outcome) =>
        (!programmeId || outcome.programmeId === programmeId) && (!aim || outcome.aims.includes(aim)),
    );
    const { outcomes, lines, indicators, hasOthers } = await portfolio(tx, instituteId, wanted, {
      reader: page.actor,
      programmeId,
      aim,
      year,
      asOf,
      on,
      tellsStates: tellsStates(page),
    });
    const filter: CoverageFilter = { ...(programmeId && { programmeId }), ...(year && { year: `${year}` }) };
    return {
      narrowings,
      outcomes,
      lines,
      filter,
      progress: progressOfLines(
        outcomes.filter(({ fromOn }) => fromOn <= (on ?? todayIn())),
        lines,
        indicators,
      ),
      // Money and participants fall on the main aim of an outcome alone: under one aim they add up to other figures.
      countries: aim ? undefined : await coverageByMeasure(tx, institute, { ...countryAxes, filter }, asOf),
      choice: { programmeId, aim, year, on, asOf, untold, isControlled: isControlled(page.actor), hasOthers },
      day,
    };
  });
  if (isAmiss(seen.narrowings) || day.error) return invalid(view({ page, ...seen }));
  return isListFile(page) ? portfolioFile(page, seen) : html(view({ page, ...seen }));
};

const portfolioNarrowings = (page: Page, outcomes: readonly OutcomeFacts[]): Narrowing[] => {
  const programmes = [...new Map(outcomes.map((outcome) => [outcome.programmeId, outcome])).values()];
  const years = [...new Set(programmes.flatMap(yearsBetween))].toSorted((a, b) => b - a);
  const aims = [...new Set(outcomes.flatMap((outcome) => outcome.aims))].toSorted();
  return [
    narrowing(
      page,
      'programme',
      page.words.t('overview.programme'),
      programmes.map(({ programmeId, programme }) => ({ value: programmeId, label: programme })),
    ),
    yearNarrowing(page, page.words.t('overview.year'), years),
    narrowing(
      page,
      'aim',
      page.words.t('overview.axis-aim'),
      aims.map((value) => ({ value, label: `${value} ${aimTitle(page.words, value)}` })),
    ),
  ];
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  day: AskedDay;
  outcomes: readonly OutcomeFacts[];
  lines: readonly PortfolioLine[];
  filter: CoverageFilter;
  progress: readonly OutcomeProgress[];
  /** None under one aim. */
  countries: CoverageByMeasure | undefined;
  choice: PortfolioChoice;
};

const view = ({ page, narrowings, day, outcomes, choice, ...shown }: Props) => {
  const { words } = page;
  const dayField = dayBeside(page, day);
  return (
    <Frame page={page} title={words.t('page.nav-portfolio')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={dayField} />
      <PageHead
        title={words.t('page.nav-portfolio')}
        quiet={words.t('overview.portfolio-what')}
        actions={
          <>
            <ButtonLink href={withQuery(paths.portfolioResults(), { on: day.on })}>
              {words.t('overview.results-together')}
            </ButtonLink>
            <ButtonLink href={withQuery(paths.coverage(), { on: day.on })}>
              {words.t('overview.coverage')}
            </ButtonLink>
            <ButtonLink href={withQuery(paths.countryMap(), { on: day.on })}>
              {words.t('overview.map')}
            </ButtonLink>
          </>
        }
      />
      <AsItStood page={page} on={day.on} />
      <NarrowingFilters page={page} narrowings={narrowings} beside={dayField} />
      {outcomes.length === 0 && <EmptyState sentence={words.t('overview.portfolio-empty')} />}
      {outcomes.length > 0 && !asksOutside(narrowings) && (
        <>
          <CountedYears page={page} outcomes={outcomes} />
          <PortfolioTables page={page} choice={choice} {...shown} />
        </>
      )}
    </Frame>
  );
};
