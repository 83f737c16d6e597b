import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import type { ActivityRow } from '../queries/activities.ts';
import type { StoryRow } from '../queries/stories.ts';
import { activityCrumbs } from './activity-subject.ts';

/** From the list of activities over the activity to the story. */
export const storyCrumbs = (
  page: Page,
  activity: ActivityRow,
  story: Pick<StoryRow, 'id' | 'title'>,
): readonly Link[] => [
  ...activityCrumbs(page, activity),
  { label: story.title, href: paths.story({ id: story.id }) },
];
