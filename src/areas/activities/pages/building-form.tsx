import { buildingBranches, buildingForms, environments } from '../rules/building-detail.ts';
import { choice, paragraph } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';
import { conventionsField, linkedRecords } from './rights-fields.tsx';

/** A1: an organisation or the context it works in. The unit is named on a page of its own, once it was held. */
export const buildingForm: KindForm = {
  offers: ['rights'],
  fields: [
    choice('branch', buildingBranches),
    choice('buildingForm', buildingForms, { optional: true, hint: 'activities.buildingForm-hint' }),
    choice('environment', environments, { optional: true, hint: 'activities.environment-hint' }),
    paragraph('purpose'),
    conventionsField,
    linkedRecords('dossiers', 'dossierId'),
  ],
};
