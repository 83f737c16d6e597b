import {
  defineCommand,
  done,
  type Refused,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { NotAllowed, type Problem } from '../../../kernel/problem.ts';
import { expenseHistory } from '../../finance/queries/expenses.ts';
import { mayRecordFinding } from '../../finance/rules/control-link-permissions.ts';
import { outcomeById, outcomesOf } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { auditSamples } from '../queries/audit-samples.ts';
import { notInQuestion } from '../queries/control-findings.ts';
import { type FindingInput, findingInput } from '../rules/finding-input.ts';
import { speaksForTheControl } from '../rules/finding-permissions.ts';

/** A finding of a control; one that came by letter is entered by the institute, with the letter's reference. */
export const recordFinding = defineCommand({
  name: 'record-finding',
  version: 1,
  input: findingInput,
  personal: ['reason'],
  may: mayRecordFinding,
  run: async (writing, input) => {
    const { tx, chain, actor, entryNo } = writing;
    const place = await placeOf(writing, input);
    if ('done' in place) return place;
    const { programme, outcomes, years, most, whole } = place;
    const allowed = mayRecordFinding(actor, { outcomes, years });
    if (allowed !== true) throw new NotAllowed(allowed);
    const { id = newId(), amount = { minor: 0, currency: programme.currency }, reason, letter } = input;
    const today = todayIn();
    const days = { controlEndedOn: input.controlEndedOn, foundOn: input.foundOn ?? today };
    const wrong = wrongFields(input, { ...days, today, currency: programme.currency, most, whole });
    if (!letter && !speaksForTheControl(actor)) wrong.letter = [{ key: 'control.finding-names-its-letter' }];
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    await tx
      .insertInto('control_findings')
      .values({
        institute_id: chain,
        id,
        programme_id: programme.id,
        outcomes,
        years,
        expense_id: input.expenseId ?? null,
        sample_id: input.sampleId ?? null,
        amount_minor: amount.minor,
        currency: amount.currency,
        reason,
        article: input.article ?? null,
        control_ended_on: days.controlEndedOn,
        found_on: days.foundOn,
        report_filed_on: input.reportFiledOn ?? null,
        letter: letter ?? null,
        found_by: actor.membershipId,
        found_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const after = { amount, reason, article: input.article, ...days, letter };
    return done({ id }, { subject: { kind: 'finding', id }, after });
  },
});

type Place = {
  programme: { id: string; currency: string };
  outcomes: string[];
  years: number[];
  /** What of the expense is not in question yet, which is the most that can be, and what it amounts to. */
  most: number | undefined;
  whole: number | undefined;
};

const unknown = (field: string): Refused => refuseFields({ [field]: [{ key: 'problem.not-known-here' }] });

/** The programme, outcomes and years: those of the expense, or those that were named, of one programme. */
const placeOf = async (
  { tx, chain }: Writing,
  { expenseId, sampleId, outcomes, years }: FindingInput,
): Promise<Place | Refused> => {
  if (sampleId && (await auditSamples(tx, chain, sampleId)).length === 0) return unknown('sampleId');
  if (expenseId) {
    const [expense] = await expenseHistory(tx, chain, expenseId);
    const programme = expense && (await programmeById(tx, chain, expense.programmeId));
    if (!programme) return unknown('expenseId');
    if (expense.endedByNo !== null) return refuse({ key: 'control.finding-on-voided' });
    if (expense.reversesId) return refuse({ key: 'finance.reversal-follows' });
    const all = expense.outcomeId ? [] : await outcomesOf(tx, chain, programme.id);
    return {
      programme,
      outcomes: expense.outcomeId ? [expense.outcomeId] : all.map(({ id }) => id),
      years: [expense.chargedYear],
      most: await notInQuestion(tx, chain, expense),
      whole: expense.convertedMinor,
    };
  }
  const found = await Promise.all(outcomes.map((id) => outcomeById(tx, chain, id)));
  const programmeIds = new Set(found.map((outcome) => outcome?.programmeId));
  const [programmeId] = programmeIds;
  if (programmeIds.has(undefined) || !programmeId) return unknown('outcomes');
  if (programmeIds.size > 1)
    return refuseFields({ outcomes: [{ key: 'finance.outcome-of-another-programme' }] });
  const programme = await programmeById(tx, chain, programmeId);
  return programme ? { programme, outcomes, years, most: undefined, whole: undefined } : unknown('outcomes');
};

type Bounds = {
  controlEndedOn: string;
  foundOn: string;
  today: CalendarDay;
  currency: string;
  most: number | undefined;
  whole: number | undefined;
};

const wrongFields = (
  { amount, reportFiledOn }: FindingInput,
  { controlEndedOn, foundOn, today, currency, most, whole = 0 }: Bounds,
): Record<string, Problem[]> => ({
  ...(amount && amount.currency !== currency && { amount: [{ key: 'control.finding-in-another-currency' }] }),
  ...(amount &&
    most !== undefined &&
    amount.minor > most && {
      amount: [
        amount.minor > whole
          ? { key: 'control.finding-above-expense' }
          : {
              key: 'control.finding-above-rest',
              args: { amount: toDecimal({ minor: most, currency }), currency },
            },
      ],
    }),
  ...(foundOn < controlEndedOn && { foundOn: [{ key: 'control.finding-before-control' }] }),
  ...(foundOn > today && { foundOn: [{ key: 'finance.day-ahead' }] }),
  ...(reportFiledOn &&
    reportFiledOn > controlEndedOn && {
      reportFiledOn: [{ key: 'control.finding-before-report' }],
    }),
});
