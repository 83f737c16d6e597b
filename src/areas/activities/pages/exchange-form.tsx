import { fieldOf } from '../../../page/form-view.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { exchangeDirections, exchangeFormats, exchangeSides } from '../rules/exchange-detail.ts';
import { choice, line, paragraph } from './detail-fields.tsx';
import type { DetailField, KindForm } from './kind-form.ts';
import { organisationsTyped, takingPart } from './taking-part-field.tsx';

/** Bilateral or multilateral, each with how many take part. */
const side: DetailField = {
  ...choice('side', exchangeSides),
  Field: ({ page, state }) => (
    <RadioField
      {...fieldOf(page, state)('side')}
      label={page.words.t('activities.side')}
      options={exchangeSides.map((value) => ({
        value,
        label: page.words.say(`activities.side-${value}`),
        hint: page.words.say(`activities.side-${value}-hint`),
      }))}
    />
  ),
};

/** A point a line, shown as a list. */
const agenda: DetailField = {
  ...paragraph('agenda', { optional: true, hint: 'activities.agenda-hint' }),
  shown: (words, { agenda: points }) =>
    typeof points === 'string'
      ? [
          {
            term: words.t('activities.agenda'),
            value: (
              <ul>
                {points
                  .split(/\r?\n/)
                  .filter((point) => point.trim())
                  .map((point) => (
                    <li>{point}</li>
                  ))}
              </ul>
            ),
          },
        ]
      : [],
};

/** A7: what kind of exchange, who takes part, who only organises, why. */
export const exchangeForm: KindForm = {
  offers: ['organisations'],
  joined: organisationsTyped,
  fields: [
    choice('format', exchangeFormats),
    side,
    choice('direction', exchangeDirections),
    takingPart,
    paragraph('termsOfReference'),
    agenda,
    line('seniorFunction', { optional: true, hint: 'activities.seniorFunction-hint' }),
    line('hostAgreement', { optional: true, hint: 'activities.hostAgreement-hint' }),
  ],
};
