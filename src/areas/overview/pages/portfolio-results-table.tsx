import type { Child } from 'hono/jsx';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { entriesHref, unapprovedHref } from '../../results/pages/figure-place.ts';
import { figureText } from '../../results/pages/figure-text.ts';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import type { TogetherAt } from '../../results/queries/results-together.ts';
import type { PortfolioResults } from './portfolio-results.tsx';
import {
  measuredAs,
  otherwiseOf,
  placeOfUse,
  programmesOf,
  type ResultRow,
  yearsOf,
} from './portfolio-results-rows.ts';

type Props = { seen: PortfolioResults; rows: readonly ResultRow[] };

/** What programmes reached with each of the library, year by year; what counts otherwise stands apart. */
export function PortfolioResultsTable({ seen, rows }: Props) {
  const { page, year, tellsTargets } = seen;
  const { words } = page;
  const figure = (row: ResultRow, at: TogetherAt | undefined, period?: string) =>
    at && <Figure seen={seen} row={row} at={at} period={period} />;
  const columns: Column<ResultRow>[] = [
    { key: 'line', label: words.t('overview.programme'), cell: (row) => <Name seen={seen} row={row} /> },
    // What there is in all stands first: years may be more than there is room for.
    ...(year.year === undefined
      ? [
          {
            key: 'all',
            label: words.t('results.all-periods'),
            numeric: true,
            cell: (row: ResultRow) => figure(row, row.line.whole),
          },
        ]
      : []),
    {
      key: 'programmes',
      label: words.t('overview.programmes-measured'),
      numeric: true,
      cell: ({ line }) => words.number(line.programmes),
    },
    {
      key: 'partners',
      label: words.t('overview.partners'),
      numeric: true,
      cell: ({ line }) => words.number(line.partners),
    },
    ...yearsOf(rows, tellsTargets).map(
      (period): Column<ResultRow> => ({
        key: period,
        label: period,
        numeric: true,
        cell: (row) => figure(row, row.line.years.get(period), period),
      }),
    ),
  ];
  return (
    <DataTable
      caption={words.t('overview.results-together')}
      captionHidden
      rows={rows}
      group={({ of: { library } }) =>
        [words.text(library.title), words.text(library.unit)].filter(Boolean).join(' · ')
      }
      empty={words.t(seen.results.length > 0 ? 'results.no-measurements' : 'overview.results-together-none')}
      columns={columns}
    />
  );
}

type NameProps = { seen: PortfolioResults; row: ResultRow };

function Name({ seen, row }: NameProps) {
  const { words } = seen.page;
  const { line, kind } = row;
  const otherwise = otherwiseOf(seen.page, row);
  const [use] = line.uses;
  if (kind === 'together' || !use)
    return (
      <>
        <Led to={seen.opened ? undefined : openedHref(seen, row)}>{words.t('results.lines-together')}</Led>{' '}
        <span class="quiet">{programmesOf(line)}</span>
      </>
    );
  return (
    <>
      <a href={withQuery(paths.indicator({ id: use.id }), { on: seen.day.on })}>{placeOfUse(use)}</a>{' '}
      {kind === 'apart' ? (
        <Tag tone="warn">{words.t('overview.counts-otherwise', { fields: otherwise })}</Tag>
      ) : (
        otherwise && <span class="quiet">{words.t('overview.worded-otherwise', { fields: otherwise })}</span>
      )}
    </>
  );
}

/** The same programmes one by one, narrowed alike. */
const openedHref = ({ scope, year, day }: PortfolioResults, { of }: ResultRow, period?: string): string =>
  withQuery(paths.portfolioResults(), {
    ...{ indicator: of.library.id, partner: scope.partnershipId, country: scope.country },
    ...{ year: period ?? year.year?.toString(), on: day.on },
  });

type FigureProps = {
  seen: PortfolioResults;
  row: ResultRow;
  at: TogetherAt;
  period: string | undefined;
};

/** What was reached, and under it what is aimed at; the unit stands with the name. */
function Figure({ seen, row, at, period }: FigureProps): Child {
  const { page, tellsTargets } = seen;
  const { words } = page;
  const { reached, target } = at;
  const counted = measuredAs(row);
  const measured = row.kind === 'apart' ? counted : { ...counted, unit: null };
  const count = reached?.of.reduce((sum, { figure }) => sum + figure.entries, 0) ?? 0;
  const several = (reached?.of.length ?? 0) > 1;
  return (
    <>
      {reached && (
        <Led to={hrefOf(seen, row, at, { period })}>
          {figureText(words, reached.value, measured) ||
            words.t(several ? 'overview.results-not-added' : 'results.entries', { count })}
        </Led>
      )}
      <UnapprovedNote
        words={words}
        figure={reached}
        href={hrefOf(seen, row, at, { period, to: unapprovedHref })}
      />
      {tellsTargets && target !== null && (
        <>
          {reached && <br />}
          <span class="quiet">
            {words.t('page.labelled', {
              label: words.t('results.target'),
              value: figureText(words, target, measured),
            })}
          </span>
        </>
      )}
    </>
  );
}

/** Of a period, and to which entries of a figure. */
type Way = { period: string | undefined; to?: typeof unapprovedHref };

/** The measurements of one programme's figure; of several the programmes, each of which leads on to its own. */
const hrefOf = (
  seen: PortfolioResults,
  row: ResultRow,
  { reached }: TogetherAt,
  { period, to = ({ id }, ...of) => entriesHref(id, ...of) }: Way,
): string | undefined => {
  const [only, ...others] = reached?.of ?? [];
  if (!only) return undefined;
  const by = period ? { time: 'year' as const } : {};
  if (others.length === 0) return to(only.use, { breakdown: {}, period }, { ...seen.scope, by });
  // Of what is opened the programmes stand above what they come to.
  return seen.opened ? undefined : openedHref(seen, row, period);
};
