import { languages } from '../../../kernel/language.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { tellStory } from '../commands/tell-story.ts';
import type { StoryRow } from '../queries/stories.ts';
import { mustSayWhatChanged, toldParts } from '../rules/told-story.ts';
import { storyCrumbs, storyToChange, toldOf } from './story-subject.ts';

export const show = async (page: Page) => {
  const story = await storyToChange(page);
  const told = toldParts.map((part) => [part, story[part] ?? undefined]);
  const language = story.language ?? page.words.language;
  return html(view(page, story, filledForm({ ...Object.fromEntries(told), language })));
};

export const save = async (page: Page) => {
  const story = await storyToChange(page);
  const readers = {
    version: wholeNumber,
    language: text,
    whatChanged: text,
    changeActor: text,
    significance: text,
    contribution: text,
    evidence: text,
    onBehalf: behalf,
  };
  const submitted = await submit(page, tellStory, readers, { storyId: story.id });
  if (!submitted.done) return invalid(view(page, story, submitted.state));
  return redirect(paths.story({ id: story.id }), 'activities.story-told');
};

const view = (page: Page, story: StoryRow, state: FormState) => {
  const { words } = page;
  const title = words.t('activities.tell-story');
  const field = fieldOf(page, state);
  const isAsked = (part: string) => part === 'whatChanged' && mustSayWhatChanged(story);
  const named = languages.map((value) => ({ value, label: words.t(`page.language-${value}`) }));
  return (
    <Frame page={page} title={title} crumbs={storyCrumbs(page, story)} narrow>
      <PageHead title={title} kind={toldOf(story)} quiet={story.title} />
      <PageForm
        page={page}
        state={state}
        cancel={paths.story({ id: story.id })}
        version={story.version}
        names={new Map(named.map(({ value, label }) => [value, label]))}
      >
        <SelectField {...field('language')} label={words.t('activities.language')} options={named} />
        {toldParts.map((part) => (
          <TextArea
            {...field(part)}
            label={words.t(`activities.${part}`)}
            hint={`${words.t(`activities.${part}-hint`)} ${words.t('activities.no-names')}`}
            optional={isAsked(part) ? undefined : words.t('page.optional')}
            rows={4}
          />
        ))}
        <BehalfInput page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
