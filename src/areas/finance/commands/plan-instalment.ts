import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { instalmentInput } from '../rules/claim-input.ts';
import { mayKeepInstalments } from '../rules/claim-permissions.ts';

type Instalment = {
  number: number;
  year: number;
  amount: { minor: number; currency: string };
  decree: string;
  decreeReceivedOn?: string | undefined;
};

/** What the decree gives in a year of the programme. */
export const planInstalment = defineCommand({
  name: 'plan-instalment',
  version: 1,
  input: instalmentInput,
  constraints: {
    instalment_number_unique: { fields: { number: [{ key: 'finance.instalment-number-taken' }] } },
  },
  may: mayKeepInstalments,
  run: async (writing, { id = newId(), programmeId, ...instalment }) => {
    const programme = await programmeById(writing.tx, writing.chain, programmeId);
    if (!programme) return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    const wrong = wrongInstalment(programme, instalment);
    if (wrong) return refuseFields(wrong);
    await writeInstalment(writing, { id, programmeId }, instalment);
    const after = { programme: programme.reference, ...instalment };
    return done({ id }, { subject: { kind: 'instalment', id }, after });
  },
});

export const wrongInstalment = (
  { currency, fromOn, untilOn }: ProgrammeRow,
  { amount, year }: Instalment,
): FieldErrors | undefined => {
  if (amount.currency !== currency)
    return { amount: [{ key: 'finance.instalment-other-currency', args: { currency } }] };
  if (year < yearOf(fromOn) || year > yearOf(untilOn) + 1)
    return {
      year: [{ key: 'finance.instalment-outside-programme', args: { from: fromOn, until: untilOn } }],
    };
  return undefined;
};

export const writeInstalment = async (
  { tx, chain, entryNo }: Writing,
  {
    id,
    programmeId,
    replaces,
  }: { id: string; programmeId: string; replaces?: { id: string; reason: string } },
  { number, year, amount, decree, decreeReceivedOn }: Instalment,
): Promise<void> => {
  await tx
    .insertInto('subsidy_instalments')
    .values({
      institute_id: chain,
      id: newId(),
      instalment_id: id,
      programme_id: programmeId,
      number,
      year,
      amount_minor: amount.minor,
      currency: amount.currency,
      decree,
      decree_received_on: decreeReceivedOn ?? null,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
};
