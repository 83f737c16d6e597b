import { beneficiaries, postFunders } from '../rules/support-detail.ts';
import { choice, line, paragraph, whole } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';
import { rowsOf } from './rows-field.tsx';

/** A3: who is supported and what for, then posts, meetings and office. */
export const supportForm: KindForm = {
  offers: [],
  fields: [
    choice('beneficiary', beneficiaries),
    paragraph('purpose'),
    rowsOf('postShares', [
      { name: 'post', as: 'text' },
      { name: 'funder', as: postFunders },
      { name: 'sharePercent', as: 'number', isShort: true },
      { name: 'fullTimeEquivalent', as: 'decimal', isShort: true },
    ]),
    line('organ', { optional: true, hint: 'activities.organ-hint' }),
    whole('organMeetings', { optional: true }),
    paragraph('officeSupport', { optional: true, hint: 'activities.officeSupport-hint' }),
  ],
};
