import { outcomesRead } from '../../../kernel/under-control.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYearBeside } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { soughtYearRead } from '../../../page/year-narrowing.ts';
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
  isPlaceOfActivity,
  keyOfActivity,
} from '../../activities/queries/activities.ts';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { type OutcomeFacts, outcomeFacts } from '../queries/outcome-facts.ts';
import { ActivityTable } from './activity-table.tsx';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { seenInstitute } from './seen-institute.ts';

/** The activities that a figure of the portfolio counts: under outcomes with an aim, of a kind, of a year. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const sought = soughtYearRead(page);
  const place = placeBeside(page, isPlaceOfActivity);
  const isFile = isListFile(page);
  const { narrowings, rows, count } = await page.read(async (tx) => {
    const outcomes = outcomesRead(page.actor, await outcomeFacts(tx, instituteId));
    const narrowings = narrowingsOf(page, outcomes);
    const { aim, kind, programme } = valuesOf(narrowings);
    const filter: ActivityFilter = {
      ...{ kind, year: sought.year, state: 'standing', programmeId: programme },
      outcomeIds: outcomes.filter(({ aims }) => !aim || aims.includes(aim)).map(({ id }) => id),
    };
    const part = isFile ? { limit: mostListRows } : { after: place.value };
    return {
      narrowings,
      rows: await activities(tx, instituteId, { ...filter, ...part }),
      count: isFile ? 0 : await countOfActivities(tx, instituteId, filter),
    };
  });
  const beside = [soughtYearBeside(page.words, sought, page.words.t('overview.axis-year')), place];
  if (isFile && !isAmiss(narrowings, beside))
    return listFile(page, page.words.t('page.nav-activities'), fileColumns(page), rows);
  return narrowedPage(
    view(page, { narrowings, beside, year: sought.year }, { rows, count }),
    narrowings,
    beside,
  );
};

const narrowingsOf = (page: Page, outcomes: readonly OutcomeFacts[]): Narrowing[] => {
  const { words } = page;
  const programmes = new Map(outcomes.map(({ programmeId, programme }) => [programmeId, programme]));
  return [
    narrowing(
      page,
      'aim',
      words.t('overview.axis-aim'),
      aims.map((value) => ({ value, label: `${value} ${aimTitle(words, value)}` })),
    ),
    narrowing(
      page,
      'kind',
      words.t('overview.axis-kind'),
      actionKinds.map((value) => ({ value, label: `${value} ${actionTitle(words, value)}` })),
    ),
    narrowing(
      page,
      'programme',
      words.t('overview.programme'),
      [...programmes].map(([value, label]) => ({ value, label })),
    ),
  ];
};

type Asked = { narrowings: readonly Narrowing[]; beside: readonly FieldBeside[]; year: number | undefined };
type Found = { rows: readonly ActivityRow[]; count: number };

const view = (page: Page, { narrowings, beside, year }: Asked, { rows, count }: Found) => {
  const { words } = page;
  const shown = rows.slice(0, activitiesAPage);
  const last = rows.length > activitiesAPage ? shown.at(-1) : undefined;
  const { aim, kind } = valuesOf(narrowings);
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
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('page.nav-activities')}
        quiet={[...which, words.t('overview.so-many', { count })].filter(Boolean).join(' · ')}
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <ActivityTable words={words} rows={shown} />
      <ListPager page={page} after={last && keyOfActivity(last)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
