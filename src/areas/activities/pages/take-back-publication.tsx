import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { TakeBackFields } from '../../programmes/pages/take-back-fields.tsx';
import { takeBackPublication } from '../commands/take-back-publication.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { publicationFound, publicationQuote } from './publication-subject.ts';
import { storyCrumbs, toldOf } from './story-subject.ts';

/** A publication that was noted wrongly. */
export const { show, save } = plainForm({
  may: mayPublishStories,
  load: publicationFound,
  title: 'activities.take-back-publication',
  kind: (_, { story }) => toldOf(story),
  crumbs: (page, { story }) => storyCrumbs(page, story),
  back: ({ story: { id } }) => paths.story({ id }),
  command: takeBackPublication,
  readers: { reason: text },
  extra: (_, { publication }) => ({ publicationId: publication.id }),
  fields: ({ page, state, loaded }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={publicationQuote(page, loaded)}
      what="activities.take-back-publication-what"
    />
  ),
  notice: 'activities.publication-taken-back',
});
