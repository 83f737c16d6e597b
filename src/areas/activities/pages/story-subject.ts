import type { Tx } from '../../../db/transaction.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { activityCrumbs } from './activity-subject.ts';

type Finding<Fact> = (tx: Tx, instituteId: string, id: string, newest?: boolean) => Promise<Fact | undefined>;

/** The story in the address, for someone who may change it; 404 where it is not theirs to see. */
export const storyToChange = async (page: Page): Promise<StoryRow> => {
  const institute = requireInstitute(page);
  return ifKept(page, await page.read((tx) => storyById(tx, institute.id, routeId(page))));
};

/**
 * What hangs on a story and is named in the address, with its story, for someone who may change it; `newest`: what has become
 * of it since the form was opened.
 */
export const factOfStory = async <Fact extends { storyId: string }>(
  page: Page,
  find: Finding<Fact>,
  newest = false,
): Promise<{ fact: Fact; story: StoryRow }> => {
  const institute = requireInstitute(page);
  const found = await page.read(async (tx) => {
    const fact = await find(tx, institute.id, routeId(page), newest);
    const story = fact && (await storyById(tx, institute.id, fact.storyId));
    return story && { fact, story };
  });
  return ifKept(page, found);
};

const ifKept = <Found>(page: Page, found: Found | undefined): Found => {
  if (!found) throw new NotFound();
  const allowed = mayKeepActivities(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return found;
};

type Outcome = Pick<StoryRow, 'outcomeId' | 'outcomeCode' | 'programmeId' | 'programme'>;

/** From the list of programmes to an outcome. */
export const outcomeCrumbs = ({ words }: Page, of: Outcome): readonly Link[] => [
  { label: words.t('page.nav-programmes'), href: paths.programmes() },
  { label: of.programme, href: paths.programme({ id: of.programmeId }) },
  { label: of.outcomeCode, href: paths.outcome({ id: of.outcomeId }) },
];

/** To what a story tells of: an activity, or an outcome. */
export const toldOfCrumbs = (page: Page, story: StoryRow): readonly Link[] => {
  const { activityId, reference } = story;
  return activityId && reference
    ? activityCrumbs(page, { id: activityId, reference })
    : outcomeCrumbs(page, story);
};

/** The same, over the story. */
export const storyCrumbs = (page: Page, story: StoryRow): readonly Link[] => [
  ...toldOfCrumbs(page, story),
  { label: story.title, href: paths.story({ id: story.id }) },
];

/** What it tells of, by the reference that it is known under. */
export const toldOf = ({ reference, programme, outcomeCode }: StoryRow): string =>
  reference ?? `${programme} ${outcomeCode}`;
