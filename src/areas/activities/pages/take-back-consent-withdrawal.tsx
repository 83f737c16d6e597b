import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { TakeBackFields } from '../../programmes/pages/take-back-fields.tsx';
import { takeBackConsentWithdrawal } from '../commands/take-back-consent-withdrawal.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { consentOfStory, consentQuote } from './consent-subject.ts';
import { storyCrumbs, toldOf } from './story-subject.ts';

/** A withdrawal of a consent that was noted wrongly. */
export const { show, save } = plainForm({
  may: mayKeepActivities,
  load: async (tx, instituteId, id) => {
    const found = await consentOfStory(tx, instituteId, id);
    return found && found.consent.withdrawalNo !== null
      ? { ...found, withdrawalNo: found.consent.withdrawalNo }
      : undefined;
  },
  title: 'activities.take-back-withdrawal',
  kind: (_, { story }) => toldOf(story),
  crumbs: (page, { story }) => storyCrumbs(page, story),
  back: ({ story: { id } }) => paths.story({ id }),
  version: ({ withdrawalNo }) => withdrawalNo,
  command: takeBackConsentWithdrawal,
  readers: { reason: text, onBehalf: behalf },
  extra: (_, { consent }) => ({ consentId: consent.id }),
  fields: ({ page, state, loaded: { consent } }) => (
    <>
      <TakeBackFields
        page={page}
        state={state}
        quoted={consentQuote(page, consent)}
        what="activities.take-back-withdrawal-what"
      />
      <BehalfInput page={page} state={state} />
    </>
  ),
  notice: 'activities.withdrawal-taken-back',
});
