import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import type { OutcomeRow } from '../queries/outcomes.ts';
import type { PartnershipChoice } from '../queries/programme-lists.ts';
import { amendmentKinds, amendmentProcedures } from '../rules/file-input.ts';
import { ChoiceInput, FewInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { countryOptions, DayInput } from './form-parts.tsx';
import { outcomeOptions, partnerOptions } from './thing-options.ts';

export const amendmentReaders = {
  kind: text,
  procedure: text,
  requestedOn: day,
  what: text,
  reason: text,
  reference: text,
  outcomeId: text,
  country: text,
  partnerId: text,
};

type Props = {
  page: Page;
  state: FormState;
  outcomes: readonly OutcomeRow[];
  partnerships: readonly PartnershipChoice[];
};

/** What is asked or told, why, and what it changed once that is there. */
export function AmendmentFields({ page, state, outcomes, partnerships }: Props) {
  const { words } = page;
  const field = { page, state };
  return (
    <>
      <FewInput {...field} name="kind" label="programmes.amendment-kind" values={amendmentKinds} />
      <FewInput
        {...field}
        name="procedure"
        label="programmes.amendment-procedure"
        values={amendmentProcedures}
      />
      <LineInput {...field} name="what" label="programmes.amendment-what" hint="programmes.no-names" />
      <ParagraphInput {...field} name="reason" label="programmes.amendment-why" />
      <DayInput {...field} name="requestedOn" label={words.t('programmes.requested-on')} />
      <LineInput {...field} name="reference" label="programmes.letter-reference" optional width={32} />
      <ChoiceInput
        {...field}
        name="outcomeId"
        label="programmes.amendment-outcome"
        hint="programmes.amendment-changed-hint"
        optional
        options={outcomeOptions(page, outcomes)}
      />
      <ChoiceInput
        {...field}
        name="country"
        label="programmes.amendment-country"
        optional
        options={countryOptions(page)}
      />
      <ChoiceInput
        {...field}
        name="partnerId"
        label="programmes.amendment-partner"
        optional
        options={partnerOptions(partnerships)}
      />
    </>
  );
}
