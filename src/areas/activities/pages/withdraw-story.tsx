import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { withdrawStory } from '../commands/withdraw-story.ts';
import type { StoryRow } from '../queries/stories.ts';
import { storyCrumbs, storyToChange, toldOf } from './story-subject.ts';

export const show = async (page: Page) => {
  const story = await storyToChange(page);
  return html(view(page, story, freshForm()));
};

export const save = async (page: Page) => {
  const story = await storyToChange(page);
  const readers = { reason: correctionReaders.reason, onBehalf: behalf };
  const submitted = await submit(page, withdrawStory, readers, { storyId: story.id });
  if (!submitted.done) return invalid(view(page, story, submitted.state));
  const { activityId, outcomeId } = story;
  const back = activityId ? paths.activity({ id: activityId }) : paths.outcome({ id: outcomeId });
  return redirect(back, 'activities.story-withdrawn');
};

const view = (page: Page, story: StoryRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.withdraw-story');
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} kind={toldOf(story)} quiet={story.title} />
      <PageForm
        page={page}
        state={state}
        cancel={paths.story({ id: story.id })}
        buttons={[{ label: title, kind: 'danger' }]}
      >
        <p>{words.t('activities.withdraw-story-what')}</p>
        <CorrectionFields page={page} state={state} neverWas={false} />
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
