import type { Page } from '../../../page/page.ts';
import type { ActivityChoices } from './activity-choices.ts';

/** Organisations to choose from, and those that stand already, also where the actor does not see their name. */
export const organisationOptions = ({ words }: Page, { organisations, standing }: ActivityChoices) => {
  const offered = new Set(organisations.map(({ id }) => id));
  return [
    ...organisations.map(({ id, name, country }) => ({
      value: id,
      label: country ? `${name} (${words.country(country)})` : name,
    })),
    ...standing
      .filter(({ organisationId }) => !offered.has(organisationId))
      .map(({ organisationId, name }) => ({
        value: organisationId,
        label: name ?? words.t('activities.organisation-not-shown'),
      })),
  ];
};
