import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { TakeBackFields } from '../../programmes/pages/take-back-fields.tsx';
import { takeBackRemoval } from '../commands/take-back-removal.ts';
import { mayPublishStories } from '../rules/activity-permissions.ts';
import { publicationFound, publicationQuote } from './publication-subject.ts';
import { storyCrumbs, toldOf } from './story-subject.ts';

/** A take-down of a publication that was noted wrongly. */
export const { show, save } = plainForm({
  may: mayPublishStories,
  load: async (tx, instituteId, id) => {
    const found = await publicationFound(tx, instituteId, id);
    return found && found.publication.removalNo !== null
      ? { ...found, removalNo: found.publication.removalNo }
      : undefined;
  },
  title: 'activities.take-back-removal',
  kind: (_, { story }) => toldOf(story),
  crumbs: (page, { story }) => storyCrumbs(page, story),
  back: ({ story: { id } }) => paths.story({ id }),
  version: ({ removalNo }) => removalNo,
  command: takeBackRemoval,
  readers: { reason: text },
  extra: (_, { publication }) => ({ publicationId: publication.id }),
  fields: ({ page, state, loaded }) => (
    <TakeBackFields
      page={page}
      state={state}
      quoted={publicationQuote(page, loaded)}
      what="activities.take-back-removal-what"
    />
  ),
  notice: 'activities.removal-taken-back',
});
