import { defenceMeans, defenceTopics } from '../rules/defence-detail.ts';
import { choice, choicesOf, paragraph } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';
import { conventionsField, linkedRecords } from './rights-fields.tsx';

/** A4: by what means, for which right or topic, and the demands, talks and agreements it worked on. */
export const defenceForm: KindForm = {
  offers: ['rights'],
  fields: [
    choice('means', defenceMeans),
    paragraph('purpose', { hint: 'activities.defence-hint' }),
    conventionsField,
    choicesOf('defenceTopics', defenceTopics, { optional: true }),
    linkedRecords('dossiers', 'dossierId'),
    linkedRecords('dialogues', 'eventId'),
    linkedRecords('agreements', 'agreementId'),
  ],
};
