import { type CalendarDay, calendarDay } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { isOutsideControl } from '../../../kernel/under-control.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { optionsIn } from '../../../ui/select-field.tsx';
import { type PartnerChoice, partnerChoices } from '../../partners/queries/partnerships.ts';
import { type OutcomeRow, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { type ChangedWay, changedWays } from '../queries/changed-ways.ts';
import { hasFedFigures } from '../queries/feeds.ts';
import type { FigureScope, FigureTime } from '../queries/figure-scope.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import { type IndicatorDefinition, indicatorsIn } from '../queries/indicators.ts';
import { measuredCountries } from '../queries/measured-countries.ts';
import { type ResultFigures, resultFiguresOf } from '../queries/result-figures.ts';
import type { Cell } from '../rules/cell-change.ts';
import { asksCell, liesWithin } from '../rules/cell-choice.ts';
import { idOf, instituteOf } from './address.ts';
import { momentAsked, namedByDay } from './as-of-field.tsx';
import { cellNarrowedTo, cellNarrowing } from './cell-narrowing.ts';
import { ChangedWays } from './changed-way-note.tsx';
import { CountedYears, countedYears } from './counted-years.tsx';
import { FigureFilters, figureAxes, figureNarrowings } from './figure-filters.tsx';
import { indicatorName } from './figure-lines.ts';
import { FiguresChart } from './figures-chart.tsx';
import { fileColumns, fileRows } from './figures-file.ts';
import { FiguresTable } from './figures-table.tsx';
import { tellsStates } from './unapproved.tsx';

/** What the lines of the table tell apart within each indicator. */
export const lineAxes = ['indicator', 'partner', 'country', 'breakdown'] as const;
export type LineAxis = (typeof lineAxes)[number];

export type FiguresProps = {
  page: Page;
  programme: ProgrammeRow;
  outcomes: readonly OutcomeRow[];
  partners: readonly PartnerChoice[];
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  /** Of the programme those that were asked for. */
  shown: readonly IndicatorDefinition[];
  lines: LineAxis;
  /** Of whom the figures are; undefined: of the whole. Indicators that are not broken down so are none of the shown. */
  cell: Cell | undefined;
  cellNarrowing: Narrowing;
  notBroken: readonly IndicatorDefinition[];
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
  const { narrowings, beside } = props;
  if (!isListFile(page) || isAmiss(narrowings, beside)) return narrowedPage(view(props), narrowings, beside);
  const name = `${page.words.t('results.figures')} ${props.programme.reference}`;
  const rows = fileRows(props);
  return listFile(page, namedByDay(name, props.on), fileColumns(props, rows), rows, countedYears(page));
};

const load = async (page: Page): Promise<FiguresProps> => {
  const institute = instituteOf(page);
  const { lines, time, beside } = figureAxes(page, lineAxes);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    const moment = await momentAsked(page, tx);
    const { on, asOf } = moment;
    const isRead = (outcomeId: string) => !isOutsideControl(page.actor, outcomeId);
    const defined = await indicatorsIn(tx, institute, { programmeId: programme.id, asOf });
    const indicators = defined.filter(({ outcomeId }) => isRead(outcomeId));
    const outcomes = (await outcomesOf(tx, institute, programme.id)).filter(({ id }) => isRead(id));
    const partners = await partnerChoices(tx, institute);
    const ids = indicators.map(({ id }) => id);
    const countries = await measuredCountries(tx, institute, ids, asOf);
    const of = ofProgramme(page, outcomes, indicators);
    const places = figureNarrowings(page, { of, partners, countries });
    const { outcome, indicator, partner, country } = valuesOf(places);
    const asked = indicators.filter(
      (one) => (!outcome || one.outcomeId === outcome) && (!indicator || one.id === indicator),
    );
    const scope: FigureScope = {
      indicatorIds: asked.map(({ id }) => id),
      asOf,
      partnershipId: partner,
      country,
      tellsWords: true,
      tellsStates: tellsStates(page),
      by: { partner: lines === 'partner', country: lines === 'country' },
    };
    const scopes = [scope, ...(time ? [{ ...scope, by: { ...scope.by, time } }] : [])];
    const [whole, inTime] = await resultFiguresOf(tx, institute, scopes, asked);
    const figures = [...whole!.measured, ...whole!.targets];
    const narrowing = cellNarrowing(page, indicators, figures);
    const cell = cellNarrowedTo(narrowing);
    const isShown = (one: IndicatorDefinition) =>
      cell === undefined || asksCell(one, cell) || figures.some((figure) => isOfCell(figure, one, cell));
    const shown = asked.filter(isShown);
    return {
      page,
      ...{ programme, outcomes, partners, shown, lines, time, on, scope, cell },
      narrowings: [...places, narrowing],
      cellNarrowing: narrowing,
      notBroken: asked.filter((one) => !isShown(one)),
      beside: [...beside, ...moment.beside],
      tellsFed: asOf !== undefined && (await hasFedFigures(tx, institute, scope.indicatorIds ?? [], asOf)),
      changed: await changedWays(tx, institute, scope.indicatorIds ?? [], asOf),
      whole: whole!,
      inTime,
    };
  });
};

/** Outcomes and indicators of the programme, to choose from. */
const ofProgramme = (
  page: Page,
  outcomes: readonly OutcomeRow[],
  indicators: readonly IndicatorDefinition[],
) => {
  const { words } = page;
  return [
    {
      name: 'outcome',
      label: words.t('results.outcome'),
      options: outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
    },
    {
      name: 'indicator',
      label: words.t('results.indicator'),
      options: indicators.map((one) => ({ value: one.id, label: indicatorName(page, one) })),
    },
  ];
};

/** What was measured in a cell that the definition in force does not know is shown all the same. */
const isOfCell = ({ indicatorId, breakdown }: CellFigure, { id }: IndicatorDefinition, cell: Cell): boolean =>
  indicatorId === id && liesWithin(breakdown, cell);

const view = (props: FiguresProps) => {
  const { page, programme, on, shown, narrowings, beside } = props;
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('results.figures')}
      crumbs={[
        { label: programme.reference, href: withQuery(paths.programme({ id: programme.id }), { on }) },
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
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
      <FigureFilters page={page} narrowings={narrowings} beside={beside} />
      {!isAmiss(narrowings, beside) && (
        <>
          <OfWhom {...props} />
          {shown.length === 1 && <FiguresChart {...props} />}
          <FiguresTable {...props} />
          {shown.length > 0 && <CountedYears page={page} />}
          <ChangedWays page={page} indicators={shown} changed={props.changed} />
          <p class="quiet">{words.t('results.figures-what')}</p>
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </>
      )}
    </Frame>
  );
};

/** Of whom the figures are, and which indicators say nothing of them: their whole is not of these. */
function OfWhom({ page: { words }, cell, cellNarrowing: { options, value }, notBroken }: FiguresProps) {
  if (!cell) return null;
  const label = optionsIn(options).find((option) => option.value === value)?.label ?? '';
  return (
    <>
      <p class="quiet">{words.t('page.labelled', { label: words.t('results.of-whom'), value: label })}</p>
      {notBroken.length > 0 && (
        <p>
          {words.t('results.not-broken-down', {
            count: notBroken.length,
            cell: label,
            codes: notBroken.map(({ code }) => code).join(', '),
          })}
        </p>
      )}
    </>
  );
}
