import { todayIn } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import {
  type ActivityFilter,
  type ActivityRow,
  type ActivitySort,
  activities,
  activitiesAPage,
  activityFilterStates,
  keyOfActivity,
} from '../queries/activities.ts';
import { checksOfActivities } from '../queries/activity-checks.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { capacityTags } from '../rules/capacity-tag.ts';
import { exchangeSides } from '../rules/exchange-detail.ts';
import type { KnownAbove } from './activity-checks-asked.ts';
import { ActivityFilters, type FilterChoices, hemispheres } from './activity-filters.tsx';
import { ActivityTable, fileColumns, type Marks } from './activity-table.tsx';

export const showWith = (known: KnownAbove) => async (page: Page) => {
  const institute = requireInstitute(page);
  const filter = filterOf(page);
  if (isListFile(page)) {
    const all = { ...filter, after: undefined, limit: mostListRows };
    const rows = await page.read((tx) => activities(tx, institute.id, all));
    return listFile(page, page.words.t('activities.list'), fileColumns(page), rows);
  }
  const props = await page.read(async (tx) => {
    const rows = await activities(tx, institute.id, filter);
    const shown = rows.slice(0, activitiesAPage);
    const ids = shown.map(({ id }) => id);
    return {
      shown,
      hasMore: rows.length > activitiesAPage,
      marks: await checksOfActivities(tx, institute.id, ids, todayIn(), known),
      choices: {
        outcomes: await outcomeChoices(tx, institute.id),
        partnerships: await partnershipChoices(tx, institute.id),
      },
    };
  });
  return html(view({ page, sort: filter.sort ?? 'date', ...props }));
};

const filterOf = ({ query }: Page): ActivityFilter => {
  const one = (name: string) => query.get(name) || undefined;
  const id = (name: string) => (isId(one(name)) ? one(name) : undefined);
  const year = Number(one('year'));
  const isYear = Number.isInteger(year) && year >= 1900 && year <= 2199;
  const known = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === one(name));
  return {
    search: one('q'),
    kind: one('kind'),
    outcomeId: id('outcome'),
    programmeId: id('programme'),
    partnershipId: id('partner'),
    country: one('country'),
    state: known('state', activityFilterStates),
    year: isYear ? year : undefined,
    hemisphere: known('hemisphere', hemispheres),
    side: known('side', exchangeSides),
    capacityTag: known('capacity', capacityTags),
    sort: known<ActivitySort>('sort', ['date', 'date-up', 'reference', 'title']),
    after: one('after'),
  };
};

type Props = {
  page: Page;
  shown: readonly ActivityRow[];
  hasMore: boolean;
  marks: Marks;
  choices: FilterChoices;
  sort: ActivitySort;
};

const view = ({ page, shown, hasMore, marks, choices, sort }: Props) => {
  const { words } = page;
  const title = words.t('activities.list');
  const last = hasMore ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <PageHead
        title={title}
        actions={
          <>
            {mayKeepActivities(page.actor) === true && (
              <ButtonLink kind="primary" href={paths.chooseActivityKind()}>
                {words.t('activities.plan')}
              </ButtonLink>
            )}
            <ButtonLink href={paths.calendar()}>{words.t('overview.calendar')}</ButtonLink>
            <ButtonLink href={paths.awareness()}>{words.t('activities.awareness-sums')}</ButtonLink>
            <ButtonLink href={storiesLike(page, choices)}>{words.t('activities.stories')}</ButtonLink>
            <ButtonLink href={paths.actionPlans()}>{words.t('programmes.action-plans')}</ButtonLink>
          </>
        }
      />
      <ActivityFilters page={page} choices={choices} />
      <ActivityTable page={page} rows={shown} marks={marks} sort={sort} />
      <ListPager page={page} after={last && keyOfActivity(last, sort)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

/** The stories of the programme that the list shows, where it shows one. */
const storiesLike = ({ query }: Page, { outcomes }: FilterChoices): string => {
  const programme = outcomes.find(({ programmeId }) => programmeId === query.get('programme'))?.programmeId;
  return withQuery(paths.stories(), programme ? { programme } : {});
};
