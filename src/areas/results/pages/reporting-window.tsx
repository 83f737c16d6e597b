import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page, redirect } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  type ReportRow,
  reportsOf,
  type WithdrawnWindow,
  windowById,
  withdrawnWindow,
} from '../queries/reporting-windows.ts';
import { mayOpenWindows, mayReadReports, mayReviewReports } from '../rules/report-permissions.ts';
import { windowWithdrawn } from '../rules/report-state.ts';
import { idOf, instituteOf } from './address.ts';
import { whoseSheet } from './sheet-parts.ts';

/** A window with the sheet of every partner that is asked; a partner with one sheet is led to it. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words, actor } = page;
  const { window, reports, withdrawn } = await page.read(async (tx) => {
    const found = await windowById(tx, institute, idOf(page));
    if (!found) return { withdrawn: await withdrawnWindow(tx, institute, idOf(page), actor.partnerships) };
    return { window: found, reports: await reportsOf(tx, institute, found.id) };
  });
  if (withdrawn) return html(<WithdrawnView page={page} window={withdrawn} />);
  if (!window) throw new NotFound();
  if (isListFile(page))
    return listFile(page, `${words.t('results.window')} ${window.name}`, fileColumns(page), reports);
  if (actor.partnerships.length > 0) {
    const [own, ...others] = reports;
    if (!own) throw new NotFound();
    if (others.length === 0) return redirect(paths.measurementReport({ id: own.id }));
  }
  const mayReview = mayReviewReports(actor) === true;
  return html(
    <Frame
      page={page}
      title={window.name}
      crumbs={[
        { label: window.programme, href: paths.programme({ id: window.programmeId }) },
        { label: words.t('results.windows'), href: paths.reportingWindows({ id: window.programmeId }) },
      ]}
    >
      <PageHead
        title={window.name}
        quiet={[
          `${words.day(window.from)} – ${words.day(window.until)}`,
          `${words.t('results.opens-on')} ${words.day(window.opensOn)}`,
          `${words.t('results.closes-on')} ${words.day(window.closesOn)}`,
          words.t('results.figures-asked', { count: window.indicators.length }),
        ].join(' · ')}
        actions={
          mayOpenWindows(actor) === true && (
            <>
              <ButtonLink href={paths.editWindow({ id: window.id })}>
                {words.t('results.edit-window')}
              </ButtonLink>
              <ButtonLink href={withQuery(paths.newWindow({ id: window.programmeId }), { like: window.id })}>
                {words.t('results.new-window-like', { name: window.name })}
              </ButtonLink>
              {reports.every(({ state }) => state === 'draft') && (
                <ButtonLink href={paths.withdrawWindow({ id: window.id })}>
                  {words.t('results.withdraw-window')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <DataTable
        caption={words.t('results.own-reports')}
        captionHidden
        rows={reports}
        empty={words.t('results.no-reports')}
        columns={[
          {
            key: 'partner',
            label: words.t('results.partner'),
            cell: ({ id, partner }) => (
              <a href={paths.measurementReport({ id })}>{whoseSheet(page, { partner })}</a>
            ),
          },
          {
            key: 'state',
            label: words.t('results.report-state'),
            cell: ({ state, draftByName }) => (
              <>
                <Tag tone={state === 'approved' || state === 'locked' ? 'ok' : 'info'}>
                  {words.say(`results.report-state-${state}`)}
                </Tag>
                {draftByName && (
                  <span class="quiet"> {words.t('results.draft-of', { name: draftByName })}</span>
                )}
              </>
            ),
          },
          {
            key: 'asks',
            label: words.t('results.indicators'),
            numeric: true,
            cell: ({ indicators }) => words.number(indicators.length),
          },
          { key: 'since', label: words.t('results.since'), cell: ({ since }) => since && words.day(since) },
          { key: 'by', label: words.t('results.last-step-by'), cell: ({ byName }) => byName },
          {
            key: 'do',
            label: words.t('results.action'),
            cell: ({ id }) =>
              mayReview && <a href={paths.reviewReport({ id })}>{words.t('results.review-report')}</a>,
          },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>,
  );
};

/** What became of a window that was opened by mistake; whoever comes by an old letter is told so too. */
function WithdrawnView({ page, window }: { page: Page; window: WithdrawnWindow }) {
  const { words, actor } = page;
  const { id, programmeId, from, until } = window;
  return (
    <Frame
      page={page}
      title={window.name}
      crumbs={[
        { label: window.programme, href: paths.programme({ id: programmeId }) },
        { label: words.t('results.windows'), href: paths.reportingWindows({ id: programmeId }) },
      ]}
    >
      <PageHead title={window.name} quiet={`${words.day(from)} – ${words.day(until)}`} />
      <Notice kind="info">{words.problem(windowWithdrawn(window))}</Notice>
      {mayOpenWindows(actor) === true && (
        <p>
          <a href={paths.history({ kind: 'reporting-window', id })}>{words.t('overview.history')}</a>
        </p>
      )}
    </Frame>
  );
}

const fileColumns = (page: Page): ListColumn<ReportRow>[] => [
  { label: page.words.t('results.partner'), value: (report) => whoseSheet(page, report) },
  {
    label: page.words.t('results.report-state'),
    value: ({ state }) => page.words.say(`results.report-state-${state}`),
  },
  {
    label: page.words.t('results.indicators'),
    kind: 'number',
    value: ({ indicators }) => indicators.length,
  },
  { label: page.words.t('results.since'), kind: 'day', value: ({ since }) => since },
  { label: page.words.t('results.last-step-by'), value: ({ byName }) => byName },
  { label: page.words.t('results.report-note'), value: ({ note }) => note },
];
