import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { CorrectionFields, correctionReaders } from '../../rights/pages/form-fields.tsx';
import { withdrawStory } from '../commands/withdraw-story.ts';
import type { ActivityRow } from '../queries/activities.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { factToChange } from './activity-subject.ts';
import { storyCrumbs } from './story-subject.ts';

export const show = async (page: Page) => {
  const { fact, activity } = await factToChange(page, storyById);
  return html(view(page, activity, fact, freshForm()));
};

export const save = async (page: Page) => {
  const { fact, activity } = await factToChange(page, storyById);
  const readers = { reason: correctionReaders.reason, onBehalf: behalf };
  const submitted = await submit(page, withdrawStory, readers, { storyId: fact.id });
  if (!submitted.done) return invalid(view(page, activity, fact, submitted.state));
  return redirect(paths.activity({ id: activity.id }), 'activities.story-withdrawn');
};

const view = (page: Page, activity: ActivityRow, story: StoryRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.withdraw-story');
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, activity, story)} narrow>
      <PageHead title={title} kind={activity.reference} quiet={story.title} />
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
