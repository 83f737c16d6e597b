import { entryNoOn } from '../../../command/entry-no-on.ts';
import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { type ChangedWay, changedWays } from '../queries/changed-ways.ts';
import { hasFedFigures } from '../queries/feeds.ts';
import { type FigureScope, type FigureTime, figureTimes } from '../queries/figure-scope.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { measuredCountries } from '../queries/measured-countries.ts';
import { type ResultFigures, resultFigures } from '../queries/result-figures.ts';
import { idOf, instituteOf, queried, queriedAsOf, queriedId, queriedIdOrNone } from './address.ts';
import { asOfBeside, namedByDay, queriedOn } from './as-of-field.tsx';
import { ChangedWays } from './changed-way-note.tsx';
import { queriedCountry } from './figure-place.ts';
import { FiguresChart } from './figures-chart.tsx';
import { fileColumns, fileRows } from './figures-file.ts';
import { FiguresForm } from './figures-form.tsx';
import { FiguresTable } from './figures-table.tsx';

/** What the lines of the table tell apart within each indicator. */
export const lineAxes = ['indicator', 'partner', 'country', 'breakdown'] as const;
export type LineAxis = (typeof lineAxes)[number];

export type FiguresProps = {
  page: Page;
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  partners: readonly PartnerChoice[];
  /** Where anything of the programme was measured. */
  countries: readonly string[];
  /** All of the programme, for the choice; `shown`: those that were asked for. */
  indicators: readonly IndicatorDefinition[];
  shown: readonly IndicatorDefinition[];
  lines: LineAxis;
  time: FigureTime | undefined;
  /** The day as of whose evening the figures are read. */
  on: CalendarDay | undefined;
  scope: FigureScope;
  /** Whether figures as of a day are among those that were confirmed against records. */
  tellsFed: boolean;
  /** Of those shown, whose values came together otherwise before. */
  changed: ReadonlyMap<string, ChangedWay>;
  /** Over all of time, and in each period. */
  whole: ResultFigures;
  inTime: ResultFigures | undefined;
};

export const show = async (page: Page) => {
  const props = await load(page);
  const beside = asOfBeside(page);
  if (!isListFile(page) || isAmiss([], beside)) return narrowedPage(view(props), [], beside);
  const name = `${page.words.t('results.figures')} ${props.programme.reference}`;
  return listFile(page, namedByDay(name, props.on), fileColumns(props), fileRows(props));
};

const load = async (page: Page): Promise<FiguresProps> => {
  const institute = instituteOf(page);
  const lines = lineAxes.find((axis) => axis === queried(page, 'lines')) ?? 'indicator';
  const asked = queried(page, 'time');
  const time = asked === 'none' ? undefined : (figureTimes.find((each) => each === asked) ?? 'year');
  const on = queriedOn(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const asOf = on ? await entryNoOn(tx, institute, on) : queriedAsOf(page);
    const indicators = await indicatorsIn(tx, institute, { programmeId: programme.id, asOf });
    const [outcomeId, indicatorId] = [queriedId(page, 'outcome'), queriedId(page, 'indicator')];
    const shown = indicators.filter(
      (one) => (!outcomeId || one.outcomeId === outcomeId) && (!indicatorId || one.id === indicatorId),
    );
    const scope: FigureScope = {
      indicatorIds: shown.map(({ id }) => id),
      asOf,
      partnershipId: queriedIdOrNone(page, 'partner'),
      country: queriedCountry(page),
      tellsWords: true,
      by: { partner: lines === 'partner', country: lines === 'country' },
    };
    return {
      page,
      programme,
      outcomes: await outcomesOf(tx, institute, programme.id),
      partners: await partnerChoices(tx, institute),
      countries: await measuredCountries(
        tx,
        institute,
        indicators.map(({ id }) => id),
        asOf,
      ),
      indicators,
      shown,
      lines,
      time,
      on,
      scope,
      tellsFed: asOf !== undefined && (await hasFedFigures(tx, institute, scope.indicatorIds ?? [], asOf)),
      changed: await changedWays(tx, institute, scope.indicatorIds ?? [], asOf),
      whole: await resultFigures(tx, institute, scope, shown),
      inTime: time && (await resultFigures(tx, institute, { ...scope, by: { ...scope.by, time } }, shown)),
    };
  });
};

const view = (props: FiguresProps) => {
  const { page, programme, on, shown } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('results.figures')}
      crumbs={[
        { label: programme.reference, href: withQuery(paths.programme({ id: programme.id }), { on }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={[]} beside={asOfBeside(page)} />
      <PageHead
        title={words.t('results.figures')}
        quiet={`${programme.reference} · ${words.text(programme.title)}`}
        actions={
          <ButtonLink href={withQuery(paths.budgetAgainstActual({ id: programme.id }), { on })}>
            {words.t('results.money-of-it')}
          </ButtonLink>
        }
      />
      <ProgrammeTabs page={page} programmeId={programme.id} side="figures" on={on} />
      {on && <p class="quiet">{words.t('results.as-of-day', { day: words.day(calendarDay(on)!) })}</p>}
      {props.tellsFed && <p class="quiet">{words.t('results.fed-as-of')}</p>}
      <FiguresForm {...props} />
      {shown.length === 1 && <FiguresChart {...props} />}
      <FiguresTable {...props} />
      <ChangedWays page={page} indicators={shown} changed={props.changed} />
      <p class="quiet">{words.t('results.figures-what')}</p>
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};
