import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { AgreementState } from '../rules/agreement-term.ts';
import { type Fact, factRow } from './fact-row.ts';

type Said = {
  state: AgreementState;
  onDay: CalendarDay;
  termFrom?: CalendarDay | undefined;
  termUntil?: CalendarDay | undefined;
  source: string;
};

/** A state of an agreement as a row. */
export const writeState = async (
  writing: Writing,
  of: Fact & { agreementId: string },
  said: Said,
): Promise<void> => {
  await writing.tx
    .insertInto('collective_agreement_states')
    .values({
      ...factRow(writing, of),
      agreement_id: of.agreementId,
      state: said.state,
      on_day: said.onDay,
      term_from: said.termFrom ?? null,
      term_until: said.termUntil ?? null,
      source: said.source,
    })
    .execute();
};

/** A second signing of one agreement is refused where it is typed. */
export const stateConstraints = {
  one_signing_an_agreement: { fields: { state: [{ key: 'rights.signed-once' }] } },
};
