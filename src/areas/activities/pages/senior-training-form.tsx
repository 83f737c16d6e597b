import { organiserKinds, trainingFields } from '../rules/senior-training-detail.ts';
import { choice, countriesOf, line, organisation, paragraph, whole } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';

/** A5: who organises, on what, for whom from where, and how they were selected. */
export const seniorTrainingForm: KindForm = {
  offers: ['organisations'],
  fields: [
    choice('organiserKind', organiserKinds),
    organisation('organiserOrganisationId', { optional: true }),
    choice('trainingField', trainingFields),
    countriesOf('countries', { hint: 'activities.countries-hint' }),
    paragraph('selection', { hint: 'activities.selection-hint' }),
    whole('nationalLeaders', { first: '0' }),
    whole('sectorLeaders', { first: '0' }),
    whole('headsOfDepartment', { first: '0' }),
    whole('otherFunctions', { first: '0' }),
    line('otherReason', { optional: true, hint: 'activities.otherReason-hint' }),
    whole('tookPartBefore', { first: '0', hint: 'activities.tookPartBefore-hint' }),
  ],
};
