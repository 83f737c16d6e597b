import { type ListColumn, listFileLinks } from '../../../page/list-export.ts';
import { isAmiss } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { TogetherFigure } from '../queries/library-figures.ts';
import type { LibraryIndicator } from '../queries/library-indicators.ts';
import type { LibraryUse, MeasuredUse } from '../queries/library-uses.ts';
import { queried } from './address.ts';
import { CountedYears } from './counted-years.tsx';
import { FigureFilters } from './figure-filters.tsx';
import { cellOfParameter, cellParameter, entriesHref, periodText, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import type { LibraryFigures, LibraryLine } from './library-figures.ts';
import { UnapprovedNote, unapprovedColumns } from './unapproved.tsx';
import { valueColumns } from './value-columns.ts';

type Props = {
  page: Page;
  library: LibraryIndicator;
  uses: readonly MeasuredUse[];
  figures: LibraryFigures;
};

/** What programmes that use it reached: together or told apart, along periods, narrowed, and as of a day. */
export function LibraryFiguresCard(props: Props) {
  const { page, uses, figures } = props;
  const { words } = page;
  const { narrowings, beside } = figures;
  const filters = <FigureFilters page={page} narrowings={narrowings} beside={beside} />;
  if (isAmiss(narrowings, beside))
    return (
      <Card id="figures" title={words.t('results.figures')}>
        {filters}
      </Card>
    );
  if (uses.length === 0 && !figures.on) return null;
  return (
    <Card id="figures" title={words.t('results.figures')}>
      {filters}
      {figures.on && <p class="quiet">{words.t('results.as-of-day', { day: words.day(figures.on) })}</p>}
      {figures.cell && (
        <p class="quiet">{ownCellText(words, cellOfParameter(figures.cell), props.library.axes)}</p>
      )}
      <DataTable
        caption={words.t('results.figures')}
        captionHidden
        rows={figures.rows}
        empty={words.t('results.no-measurements')}
        columns={columns(props)}
      />
      <CountedYears page={page} />
      <p class="quiet">{words.t('results.library-figures-what')}</p>
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Card>
  );
}

const lineName = ({ page, library, figures }: Props, { place, uses }: LibraryLine): string => {
  const { words } = page;
  switch (figures.lines) {
    case 'programme':
      return uses.map(({ reference, outcome, code }) => `${reference} · ${outcome} · ${code}`).join(', ');
    case 'partner':
      return (
        figures.partners.find(({ id }) => id === place.partnershipId)?.name ??
        words.t('results.institute-itself')
      );
    case 'country':
      return place.country ? words.country(place.country) : words.t('results.no-country');
    case 'breakdown':
      return ownCellText(words, place.breakdown, library.axes) || words.t('results.whole');
    default:
      return words.t('results.lines-together');
  }
};

const columns = (props: Props): Column<LibraryLine>[] => {
  const { page, figures } = props;
  const { words } = page;
  const figureOf = (figure: TogetherFigure | undefined) =>
    figure && (
      <>
        <a href={hrefOf(props, figure)}>{valueText(props, figure)}</a>
        <UnapprovedNote words={words} figure={figure} href={hrefOf(props, figure, unapprovedHref)} />
      </>
    );
  return [
    {
      key: 'line',
      label: words.t(`results.lines-${figures.lines}`),
      cell: (line) => lineName(props, line),
    },
    ...figures.periods.map(
      (period): Column<LibraryLine> => ({
        key: period,
        label: periodText(page, period),
        numeric: true,
        cell: ({ periods }) => figureOf(periods.get(period)),
      }),
    ),
    {
      key: 'all',
      label: words.t(figures.time ? 'results.all-periods' : 'results.actual'),
      numeric: true,
      cell: ({ whole }) => figureOf(whole),
    },
  ];
};

/** A programme's own figure reads as its indicator counts; what several reached, as the library does. */
const measuredAs = (library: LibraryIndicator, own: LibraryUse | false | undefined) => own || library;

/** What does not come together, or is no one value, says of how many figures it would be made. */
const valueText = ({ page, library, figures }: Props, { value, of }: TogetherFigure): string =>
  figureText(page.words, value, measuredAs(library, figures.lines === 'programme' && of[0]?.use)) ||
  page.words.t('results.entries', { count: of.reduce((sum, { figure }) => sum + figure.entries, 0) });

/** The entries of one programme's figure, or those of them that are asked for; of several the same by programme, each of which leads on to its own. */
const hrefOf = (
  { page, library, figures }: Props,
  { place, of }: TogetherFigure,
  toOwn: typeof unapprovedHref = ({ id }, ...at) => entriesHref(id, ...at),
): string => {
  const { scope, time, on } = figures;
  const [only, ...others] = of;
  const by = place.period === null ? scope.by : { ...scope.by, time };
  if (only && others.length === 0) return toOwn(only.use, place, { ...scope, by });
  return withQuery(paths.libraryIndicator({ id: library.id }), {
    lines: 'programme',
    time: time ?? 'none',
    programme: queried(page, 'programme'),
    partner: scope.by?.partner ? (place.partnershipId ?? 'none') : scope.partnershipId,
    country: scope.by?.country ? (place.country ?? 'none') : scope.country,
    cell: cellParameter(place.breakdown) || undefined,
    on: on && page.words.day(on),
  });
};

type FileRow = { line: LibraryLine; period: string; figure: TogetherFigure | undefined };

/** Each figure of the table on a line of its own; without a period: over all of time. */
export const libraryFileRows = ({ rows }: LibraryFigures): FileRow[] =>
  rows.flatMap((line) => [
    ...[...line.periods].map(([period, figure]) => ({ line, period, figure })),
    { line, period: '', figure: line.whole },
  ]);

export const libraryFileColumns = (props: Props): ListColumn<FileRow>[] => {
  const { page, library, figures } = props;
  const { words } = page;
  const countedAs = ({ uses }: LibraryLine) => measuredAs(library, figures.lines === 'programme' && uses[0]);
  return [
    { label: words.t('results.indicator'), value: () => words.text(library.title) },
    { label: words.t(`results.lines-${figures.lines}`), value: ({ line }) => lineName(props, line) },
    {
      label: words.t('results.period'),
      value: ({ period }) => (period ? periodText(page, period) : words.t('results.all-periods')),
    },
    {
      label: words.t('results.unit'),
      value: ({ line }) => words.text(countedAs(line).unit),
    },
    ...valueColumns(page, {
      label: words.t('results.actual'),
      rows: libraryFileRows(figures),
      of: ({ line, figure }) => figure && { value: figure.value, of: countedAs(line) },
    }),
    ...unapprovedColumns<FileRow>(page, ({ figure }) => figure),
  ];
};
