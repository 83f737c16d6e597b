import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { fileColumns } from '../../activities/pages/activity-table.tsx';
import {
  type ActivityFilter,
  type ActivityRow,
  activities,
  activitiesAPage,
  countOfActivities,
  keyOfActivity,
} from '../../activities/queries/activities.ts';
import { outcomeFacts } from '../queries/outcome-facts.ts';
import { ActivityTable } from './activity-table.tsx';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { seenInstitute } from './seen-institute.ts';

/** The activities that a figure of the portfolio counts: under outcomes with an aim, of a kind, of a year. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const asked = (name: string) => page.query.get(name) || undefined;
  const [aim, kind, programmeId] = ['aim', 'kind', 'programme'].map(asked);
  const year = /^\d{4}$/.test(asked('year') ?? '') ? Number(asked('year')) : undefined;
  const isFile = isListFile(page);
  const { rows, count } = await page.read(async (tx) => {
    const outcomes = await outcomeFacts(tx, instituteId);
    const filter: ActivityFilter = {
      ...{ kind, year, state: 'standing' },
      programmeId: outcomes.find((outcome) => outcome.programmeId === programmeId)?.programmeId,
      outcomeIds: outcomes.filter(({ aims }) => !aim || aims.includes(aim)).map(({ id }) => id),
    };
    const part = isFile ? { limit: mostListRows } : { after: asked('after') };
    return {
      rows: await activities(tx, instituteId, { ...filter, ...part }),
      count: isFile ? 0 : await countOfActivities(tx, instituteId, filter),
    };
  });
  if (isFile) return listFile(page, page.words.t('page.nav-activities'), fileColumns(page), rows);
  return html(view(page, { aim, kind, year }, { rows, count }));
};

type Found = { rows: readonly ActivityRow[]; count: number };

type Asked = {
  aim: string | undefined;
  kind: string | undefined;
  year: number | undefined;
};

const view = (page: Page, { aim, kind, year }: Asked, { rows, count }: Found) => {
  const { words } = page;
  const shown = rows.slice(0, activitiesAPage);
  const last = rows.length > activitiesAPage ? shown.at(-1) : undefined;
  const which = [
    aim && `${aim} ${aimTitle(words, aim)}`,
    kind && `${kind} ${actionTitle(words, kind)}`,
    year && String(year),
  ];
  return (
    <Frame
      page={page}
      title={words.t('page.nav-activities')}
      crumbs={[{ label: words.t('page.nav-portfolio'), href: paths.portfolio() }]}
    >
      <PageHead
        title={words.t('page.nav-activities')}
        quiet={[...which, words.t('overview.so-many', { count })].filter(Boolean).join(' · ')}
      />
      <ActivityTable words={words} rows={shown} />
      <ListPager page={page} after={last && keyOfActivity(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
