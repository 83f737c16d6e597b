import { multilateralReaches, multilateralScopes } from '../rules/multilateral-detail.ts';
import { choice, countriesOf, flag, line, organisation, paragraph } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';
import { organisationsTyped, takingPart } from './taking-part-field.tsx';

/** A6: how far and for whom, the body, the unions that take part, and what they said together. */
export const multilateralForm: KindForm = {
  offers: ['organisations'],
  joined: organisationsTyped,
  fields: [
    choice('reach', multilateralReaches),
    choice('scope', multilateralScopes),
    line('sector', { optional: true, hint: 'activities.sector-hint' }),
    organisation('bodyOrganisationId', { hint: 'activities.bodyOrganisationId-hint' }),
    flag('bodyBenefits'),
    takingPart,
    countriesOf('effectCountries', { hint: 'activities.effectCountries-hint' }),
    paragraph('jointPosition', { optional: true }),
  ],
};
