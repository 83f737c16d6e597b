import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks, mostListRows } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  isAmiss,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  searchBefore,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute } from '../../programmes/pages/page-subject.ts';
import { outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { type ActivityRow, activities, activitiesAPage, keyOfActivity } from '../queries/activities.ts';
import { checksOfActivities } from '../queries/activity-checks.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import type { KnownAbove } from './activity-checks-asked.ts';
import { type AskedActivities, askedActivities } from './activity-filters.ts';
import { ActivityTable, fileColumns, type Marks } from './activity-table.tsx';

export const showWith = (known: KnownAbove) => async (page: Page) => {
  const institute = requireInstitute(page);
  const read = await page.read(async (tx) => {
    const choices = {
      outcomes: await outcomeChoices(tx, institute.id),
      partnerships: await partnershipChoices(tx, institute.id),
      programmes: page.query.get('programme') ? await programmes(tx, institute.id) : [],
    };
    const asked = askedActivities(page, choices);
    if (isListFile(page) && !isAmiss(asked.narrowings, asked.beside)) {
      const all = { ...asked.filter, after: undefined, limit: mostListRows };
      return { rows: await activities(tx, institute.id, all) };
    }
    const rows = await activities(tx, institute.id, asked.filter);
    const shown = rows.slice(0, activitiesAPage);
    const ids = shown.map(({ id }) => id);
    return {
      ...{ asked, shown, hasMore: rows.length > activitiesAPage },
      marks: await checksOfActivities(tx, institute.id, ids, todayIn(), known),
    };
  });
  if (!('asked' in read))
    return listFile(page, page.words.t('activities.list'), fileColumns(page), read.rows);
  const { narrowings, beside } = read.asked;
  return narrowedPage(view({ page, ...read }), narrowings, beside);
};

type Props = {
  page: Page;
  asked: AskedActivities;
  shown: readonly ActivityRow[];
  hasMore: boolean;
  marks: Marks;
};

const view = ({ page, asked, shown, hasMore, marks }: Props) => {
  const { words } = page;
  const { narrowings, beside, filter } = asked;
  const { sort = 'date' } = filter;
  const title = words.t('activities.list');
  const last = hasMore ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={title}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
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
            <ButtonLink href={withQuery(paths.stories(), { programme: filter.programmeId })}>
              {words.t('activities.stories')}
            </ButtonLink>
            <ButtonLink href={paths.actionPlans()}>{words.t('programmes.action-plans')}</ButtonLink>
          </>
        }
      />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} before={searchBefore(page)} />
      <ActivityTable page={page} rows={shown} marks={marks} sort={sort} />
      <ListPager page={page} after={last && keyOfActivity(last, sort)} />
      {shown.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};
