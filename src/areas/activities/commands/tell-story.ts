import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { type StoryRow, storyById } from '../queries/stories.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { storySubject } from '../rules/story-subject.ts';
import { mustSayWhatChanged, tellStoryInput } from '../rules/told-story.ts';

/** The words of a story of change; once it was published, what it told stands. */
export const tellStory = defineCommand({
  name: 'tell-story',
  version: 1,
  input: tellStoryInput,
  personal: ['whatChanged', 'changeActor', 'significance', 'contribution', 'evidence'],
  may: mayKeepActivities,
  run: async ({ tx, actor, chain }, { storyId, version, onBehalf, ...said }) => {
    const story = await storyById(tx, chain, storyId);
    if (!story) throw new NotFound();
    if (story.publications.length > 0) return refuse({ key: 'activities.told-was-published' });
    const before = toldOf(story);
    if (story.version !== version)
      return conflict(
        story.version,
        Object.fromEntries(Object.entries(before).map(([name, value]) => [`activities.${name}`, value])),
      );
    const { whatChanged = null, changeActor = null } = said;
    if (!whatChanged && mustSayWhatChanged(story))
      return refuseFields({ whatChanged: [{ key: 'activities.story-says-nothing' }] });
    const { significance = null, contribution = null, evidence = null } = said;
    const isTold = [whatChanged, changeActor, significance, contribution, evidence].some(Boolean);
    const language = isTold ? said.language : null;
    await tx
      .updateTable('stories')
      .set({
        language,
        what_changed: whatChanged,
        change_actor: changeActor,
        significance,
        contribution,
        evidence,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', storyId)
      .where('version', '=', version)
      .execute();
    const { partnershipId } = story;
    const after = {
      story: storyId,
      language,
      whatChanged,
      changeActor,
      significance,
      contribution,
      evidence,
    };
    return done(
      { id: storyId },
      {
        subject: storySubject(story),
        partnershipId,
        before: { story: storyId, ...before },
        after: { ...after, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});

const toldOf = ({ language, whatChanged, changeActor, significance, contribution, evidence }: StoryRow) => ({
  language,
  whatChanged,
  changeActor,
  significance,
  contribution,
  evidence,
});
