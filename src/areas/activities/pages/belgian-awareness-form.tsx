import {
  awarenessChannels,
  belgianAudiences,
  belgianLanguages,
  belgianRegions,
} from '../rules/belgian-awareness-detail.ts';
import { choice, choicesOf, line, paragraph } from './detail-fields.tsx';
import type { KindForm } from './kind-form.ts';
import { rowsOf } from './rows-field.tsx';

/** A9: for whom, where and in which language, what it says, and the days of the campaign. */
export const belgianAwarenessForm: KindForm = {
  offers: [],
  fields: [
    choice('audience', belgianAudiences),
    choice('region', belgianRegions),
    choicesOf('languages', belgianLanguages),
    paragraph('message'),
    choicesOf('channels', awarenessChannels),
    line('sections', { optional: true, hint: 'activities.sections-hint' }),
    rowsOf('campaignDays', [
      { name: 'onDay', as: 'day' },
      { name: 'what', as: 'text' },
      { name: 'channel', as: awarenessChannels },
      { name: 'expectedReach', as: 'number' },
    ]),
  ],
};
