import type { Tx } from '../../../db/transaction.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type ActivityRow, activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';

/** The activity in the address, for someone who may change activities; 404 where it is not theirs to see. */
export const activityToChange = async (page: Page): Promise<ActivityRow> => {
  const institute = requireInstitute(page);
  const activity = await page.read((tx) => activityById(tx, institute.id, routeId(page)));
  if (!activity) throw new NotFound();
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return activity;
};

/**
 * What hangs on an activity and is named in the address, with its activity, for someone who may change it; `newest`: what
 * has become of it since the form was opened.
 */
export const factToChange = async <Fact extends { activityId: string }>(
  page: Page,
  find: (tx: Tx, instituteId: string, id: string, newest?: boolean) => Promise<Fact | undefined>,
  newest = false,
): Promise<{ fact: Fact; activity: ActivityRow }> => {
  const institute = requireInstitute(page);
  const found = await page.read(async (tx) => {
    const fact = await find(tx, institute.id, routeId(page), newest);
    const activity = fact && (await activityById(tx, institute.id, fact.activityId));
    return activity && { fact, activity };
  });
  if (!found) throw new NotFound();
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

/** From the list of activities to this one. */
export const activityCrumbs = (
  { words }: Page,
  activity: Pick<ActivityRow, 'id' | 'reference'>,
): readonly Link[] => [
  { label: words.t('activities.list'), href: paths.activities() },
  { label: activity.reference, href: paths.activity({ id: activity.id }) },
];
