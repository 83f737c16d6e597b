import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type WindowRow, windowsOf, withdrawnWindowsOf } from '../queries/reporting-windows.ts';
import { mayOpenWindows, mayReadReports } from '../rules/report-permissions.ts';
import { windowWithdrawn } from '../rules/report-state.ts';
import { idOf, instituteOf } from './address.ts';

/** The windows of a programme in which partners report, the latest first. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const { programme, windows, withdrawn } = await page.read(async (tx) => {
    const found = await programmeById(tx, institute, idOf(page));
    if (!found) throw new NotFound();
    return {
      programme: found,
      windows: await windowsOf(tx, institute, found.id, page.actor.partnerships),
      withdrawn: await withdrawnWindowsOf(tx, institute, found.id, page.actor.partnerships),
    };
  });
  const title = words.t('results.windows');
  if (isListFile(page)) return listFile(page, `${title} ${programme.reference}`, fileColumns(page), windows);
  const [last] = windows;
  const toNew = mayOpenWindows(page.actor) === true && (
    <>
      <ButtonLink kind="primary" href={paths.newWindow({ id: programme.id })}>
        {words.t('results.new-window')}
      </ButtonLink>
      {last && (
        <ButtonLink href={withQuery(paths.newWindow({ id: programme.id }), { like: last.id })}>
          {words.t('results.new-window-like', { name: last.name })}
        </ButtonLink>
      )}
    </>
  );
  return html(
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
    >
      <PageHead title={title} quiet={words.t('results.windows-what')} actions={toNew} />
      <ProgrammeTabs page={page} programmeId={programme.id} side="windows" />
      <DataTable
        caption={title}
        captionHidden
        rows={windows}
        empty={<EmptyState sentence={words.t('results.no-windows')} />}
        columns={[
          {
            key: 'name',
            label: words.t('results.window'),
            cell: ({ id, name }) => <a href={paths.reportingWindow({ id })}>{name}</a>,
          },
          {
            key: 'period',
            label: words.t('results.period'),
            cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
          },
          { key: 'opens', label: words.t('results.opens-on'), cell: ({ opensOn }) => words.day(opensOn) },
          { key: 'closes', label: words.t('results.closes-on'), cell: ({ closesOn }) => words.day(closesOn) },
          {
            key: 'asks',
            label: words.t('results.indicators'),
            numeric: true,
            cell: ({ indicators }) => words.number(indicators.length),
          },
          {
            key: 'partners',
            label: words.t('results.partners-asked'),
            numeric: true,
            cell: (row) => askedText(page, row),
          },
        ]}
      />
      {withdrawn.length > 0 && (
        <Disclosure summary={words.t('results.windows-withdrawn', { count: withdrawn.length })}>
          <ul>
            {withdrawn.map((window) => (
              <li>
                <a href={paths.reportingWindow({ id: window.id })}>{window.name}</a>{' '}
                {words.problem(windowWithdrawn(window))}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {windows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>,
  );
};

const fileColumns = ({ words }: Page): ListColumn<WindowRow>[] => [
  { label: words.t('results.window'), value: ({ name }) => name },
  { label: words.t('results.from'), kind: 'day', value: ({ from }) => from },
  { label: words.t('results.until'), kind: 'day', value: ({ until }) => until },
  { label: words.t('results.opens-on'), kind: 'day', value: ({ opensOn }) => opensOn },
  { label: words.t('results.closes-on'), kind: 'day', value: ({ closesOn }) => closesOn },
  { label: words.t('results.indicators'), kind: 'number', value: ({ indicators }) => indicators.length },
  {
    label: words.t('results.partners-asked'),
    kind: 'number',
    value: ({ partnerships }) => partnerships.length,
  },
  {
    label: words.t('results.asks-institute'),
    value: ({ asksInstitute }) => words.t(asksInstitute ? 'page.yes' : 'page.no'),
  },
];

/** How many partners are asked, and whether the institute asks itself. */
const askedText = ({ words }: Page, { partnerships, asksInstitute }: WindowRow): string =>
  [words.number(partnerships.length), asksInstitute ? words.t('results.institute-itself') : '']
    .filter(Boolean)
    .join(' + ');
