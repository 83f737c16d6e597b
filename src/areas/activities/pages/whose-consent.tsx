import { fieldOf } from '../../../page/form-view.tsx';
import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { RadioField } from '../../../ui/radio-field.tsx';
import { BehalfInput, behalf } from '../../programmes/pages/form-parts.tsx';
import { type FieldsProps, plainForm } from '../../programmes/pages/plain-form.tsx';
import { sayWhoseConsent } from '../commands/say-whose-consent.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { renewableBy } from '../rules/consent-claim.ts';
import { type ConsentOfStory, consentOfStory, consentQuote, renewsThat } from './consent-subject.ts';
import { storyCrumbs, toldOf } from './story-subject.ts';

/** Of a consent that does not say whose it is, beside another that it may be of the same people as. */
export const { show, save } = plainForm({
  may: mayKeepActivities,
  load: consentOfStory,
  title: 'activities.say-whose',
  kind: (_, { story }) => toldOf(story),
  crumbs: (page, { story }) => storyCrumbs(page, story),
  back: ({ story: { id } }) => paths.story({ id }),
  command: sayWhoseConsent,
  readers: { renews: text, onBehalf: behalf },
  extra: (_, { consent }) => ({ consentId: consent.id }),
  fields: (props) => <Fields {...props} />,
  notice: 'activities.whose-said',
});

function Fields({ page, state, loaded }: FieldsProps<ConsentOfStory>) {
  const { words } = page;
  const { consent, story } = loaded;
  const others = story.consents.filter((one) => renewableBy(consent, story.consents).includes(one));
  return (
    <>
      <blockquote>{consentQuote(page, consent)}</blockquote>
      <p>{words.t('activities.say-whose-what')}</p>
      <RadioField
        {...fieldOf(page, state)('renews')}
        label={words.t('activities.renews')}
        hint={words.t('activities.renews-hint')}
        options={[
          { value: 'nobody', label: words.t('activities.renews-nobody') },
          ...others.map((other) => ({ value: other.id, label: renewsThat(page, other) })),
        ]}
      />
      <BehalfInput page={page} state={state} />
    </>
  );
}
