import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { type Hanging, HangingOn, hangingOn } from '../../partners/pages/hanging-on.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import { mayAskControlQuestion } from '../../records/rules/control-permissions.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { mayKeepActivities, mayPublishStories } from '../rules/activity-permissions.ts';
import { consentRule } from '../rules/consent-rules.ts';
import { consentsOfUnknown } from '../rules/consenting.ts';
import { storyUses } from '../rules/story-input.ts';
import { storySubject } from '../rules/story-subject.ts';
import { StoryConsents } from './story-consents.tsx';
import { StoryPublications } from './story-publications.tsx';
import { StoryShown } from './story-shown.tsx';
import { toldOf, toldOfCrumbs } from './story-subject.ts';
import { storyColumns, ToldStory } from './told-story.tsx';

/** A story or picture: what it shows, who consented for what, and where it was published. */
export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const { story, hanging } = await page.read(async (tx) => {
    const found = await storyById(tx, institute.id, routeId(page));
    if (!found) throw new NotFound();
    return { story: found, hanging: await hangingOnStory(page, tx, institute.id, found) };
  });
  if (isListFile(page)) return listFile(page, page.words.t('activities.told'), storyColumns(page), [story]);
  return html(view(page, story, hanging, todayIn()));
};

/** Of a story of an activity it hangs there. */
const hangingOnStory = async (
  page: Page,
  tx: Tx,
  instituteId: string,
  story: StoryRow,
): Promise<Hanging | undefined> => {
  if (story.activityId !== null) return undefined;
  return hangingOn(page, tx, instituteId, storySubject(story));
};

const view = (page: Page, story: StoryRow, hanging: Hanging | undefined, today: CalendarDay) => {
  const { words } = page;
  const unconsented = story.publications.filter(
    ({ takenDownOn, publishedAs }) => !takenDownOn && !judged(story, publishedAs, today).kept,
  );
  return (
    <Frame page={page} title={story.title} crumbs={toldOfCrumbs(page, story)}>
      <PageHead
        kind={words.say(`activities.medium-${story.medium}`)}
        title={story.title}
        quiet={[toldOf(story), story.partner].filter(Boolean).join(' · ')}
        actions={<Actions page={page} id={story.id} isPublished={story.publications.length > 0} />}
      />
      {unconsented.map(({ id, place }) => (
        <Notice
          kind="warning"
          actions={
            mayPublishStories(page.actor) === true && (
              <ButtonLink href={paths.takeDownStory({ id })}>{words.t('activities.take-down')}</ButtonLink>
            )
          }
        >
          {words.t('activities.still-published', { place })}
        </Notice>
      ))}
      <StoryShown page={page} story={story} />
      <ToldStory page={page} story={story} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      <UsesToday page={page} story={story} today={today} />
      {consentsOfUnknown(story.consents).length > 0 && (
        <Notice kind="warning">{words.t('activities.whose-to-say')}</Notice>
      )}
      <StoryConsents page={page} rows={story.consents} />
      <StoryPublications page={page} rows={story.publications} />
      {hanging && (
        <HangingOn
          page={page}
          subject={storySubject(story)}
          partnershipId={story.partnershipId}
          hanging={hanging}
          mayAsk={mayAsk(page, story)}
        />
      )}
    </Frame>
  );
};

/** It has no year of its own: a control asks about it with all of its years. */
const mayAsk = ({ actor }: Page, { outcomeId }: StoryRow): boolean =>
  mayAskControlQuestion(actor, { outcomes: [outcomeId], years: actor.scope?.years ?? [] }) === true;

function Actions({ page, id, isPublished }: { page: Page; id: string; isPublished: boolean }) {
  const { words, actor } = page;
  return (
    <>
      {mayKeepActivities(actor) === true && (
        <ButtonLink kind="primary" href={paths.newConsent({ id })}>
          {words.t('activities.new-consent')}
        </ButtonLink>
      )}
      {mayKeepActivities(actor) === true && !isPublished && (
        <ButtonLink href={paths.withdrawStory({ id })}>{words.t('activities.withdraw-story')}</ButtonLink>
      )}
      {mayPublishStories(actor) === true && (
        <ButtonLink href={paths.publishStory({ id })}>{words.t('activities.publish-story')}</ButtonLink>
      )}
    </>
  );
}

const judged = (story: StoryRow, use: (typeof storyUses)[number], today: CalendarDay) =>
  consentRule.judge({ ...story, on: today, use }, new Map());

type UsesProps = { page: Page; story: StoryRow; today: CalendarDay };

/** What the rule of consent says today of each use. */
function UsesToday({ page: { words }, story, today }: UsesProps) {
  const rows = storyUses.map((use) => ({ use, finding: judged(story, use, today) }));
  return (
    <DataTable
      caption={words.t('activities.uses-today')}
      rows={rows}
      empty=""
      columns={[
        {
          key: 'use',
          label: words.t('activities.publishedAs'),
          cell: ({ use }) => words.say(`activities.use-${use}`),
        },
        {
          key: 'may',
          label: words.t('activities.consent'),
          cell: ({ finding }) => (
            <Tag tone={finding.kept ? 'ok' : 'warn'}>
              {words.t(finding.kept ? 'activities.may-be-published' : 'activities.may-not-be-published')}
            </Tag>
          ),
        },
        {
          key: 'why',
          label: words.t('activities.why'),
          cell: ({ finding }) => words.problem(finding.sentence),
        },
      ]}
    />
  );
}
