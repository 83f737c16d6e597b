import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { type PartnerReport, reportsOfPartner } from '../queries/reporting-windows.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { idOf, instituteOf } from './address.ts';

/** The sheets of one partner, of every window that asks it for figures, the latest period first. */
export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const allowed = mayReadReports(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const { words } = page;
  const id = idOf(page);
  const { partner, reports } = await page.read(async (tx) => {
    const found = (await partnerChoices(tx, institute)).find((each) => each.id === id);
    if (!found) throw new NotFound();
    return { partner: found, reports: await reportsOfPartner(tx, institute, id) };
  });
  const title = words.t('results.own-reports');
  if (isListFile(page)) return listFile(page, title, fileColumns(page), reports);
  return html(
    <Frame page={page} title={title} crumbs={[{ label: partner.name, href: paths.partner({ id }) }]}>
      <PageHead title={title} quiet={partner.name} />
      <DataTable
        caption={title}
        captionHidden
        rows={reports}
        empty={<EmptyState sentence={words.t('results.no-reports')} />}
        columns={[
          {
            key: 'name',
            label: words.t('results.window'),
            cell: (row) => (
              <a href={paths.measurementReport({ id: row.id })}>
                {row.programme} · {row.name}
              </a>
            ),
          },
          {
            key: 'period',
            label: words.t('results.period'),
            cell: ({ from, until }) => `${words.day(from)} – ${words.day(until)}`,
          },
          {
            key: 'state',
            label: words.t('results.report-state'),
            cell: ({ state }) => <Tag tone="info">{words.say(`results.report-state-${state}`)}</Tag>,
          },
          { key: 'closes', label: words.t('results.closes-on'), cell: ({ closesOn }) => words.day(closesOn) },
        ]}
      />
      {reports.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>,
  );
};

const fileColumns = ({ words }: Page): ListColumn<PartnerReport>[] => [
  { label: words.t('field.programme'), value: ({ programme }) => programme },
  { label: words.t('results.window'), value: ({ name }) => name },
  { label: words.t('results.from'), kind: 'day', value: ({ from }) => from },
  { label: words.t('results.until'), kind: 'day', value: ({ until }) => until },
  {
    label: words.t('results.report-state'),
    value: ({ state }) => words.say(`results.report-state-${state}`),
  },
  { label: words.t('results.closes-on'), kind: 'day', value: ({ closesOn }) => closesOn },
];
