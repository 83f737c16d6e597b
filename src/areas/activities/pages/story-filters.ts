import { type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { OutcomeChoice } from '../../programmes/queries/outcomes.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { consentStates, type StoryFilter, storyStandings } from '../queries/story-list.ts';
import { storySubjects } from '../queries/story-place.ts';
import { storyUses } from '../rules/story-input.ts';

export type StoryChoices = {
  outcomes: readonly OutcomeChoice[];
  partnerships: readonly PartnershipChoice[];
};

/** What the list of stories is narrowed by, as the address says it. */
export const storyNarrowings = (page: Page, { outcomes, partnerships }: StoryChoices): Narrowing[] => {
  const { words } = page;
  const programmes = new Map(outcomes.map(({ programmeId, programme }) => [programmeId, programme]));
  return [
    narrowing(
      page,
      'programme',
      words.t('activities.programme'),
      [...programmes].map(([value, label]) => ({ value, label })),
    ),
    narrowing(
      page,
      'outcome',
      words.t('activities.outcomeId'),
      outcomes.map(({ id, programme, code, title }) => ({
        value: id,
        label: `${programme} · ${code} ${words.text(title)}`,
      })),
    ),
    narrowing(
      page,
      'partner',
      words.t('activities.partnershipId'),
      partnerships.map(({ id, name }) => ({ value: id, label: name })),
    ),
    narrowing(
      page,
      'about',
      words.t('activities.about'),
      storySubjects.map((value) => ({ value, label: words.t(`activities.about-${value}`) })),
    ),
    narrowing(
      page,
      'published',
      words.t('activities.publications'),
      storyStandings.map((value) => ({ value, label: words.t(`activities.story-standing-${value}`) })),
    ),
    narrowing(
      page,
      'consent',
      words.t('activities.consent'),
      consentStates.map((value) => ({ value, label: words.t(`activities.consent-state-${value}`) })),
    ),
    narrowing(
      page,
      'use',
      words.t('activities.consent-for-use'),
      storyUses.map((value) => ({ value, label: words.t(`activities.use-${value}`) })),
    ),
  ];
};

/** The same for the query; what is none of the choices narrows nothing. */
export const storyFilter = (narrowings: readonly Narrowing[]): StoryFilter => {
  const { programme, outcome, partner, about, published, consent, use } = valuesOf(narrowings);
  return {
    programmeId: programme,
    outcomeId: outcome,
    partnershipId: partner,
    about: storySubjects.find((value) => value === about),
    standing: storyStandings.find((value) => value === published),
    consent: consentStates.find((value) => value === consent),
    use: storyUses.find((value) => value === use),
  };
};
