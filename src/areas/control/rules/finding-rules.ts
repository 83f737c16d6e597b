import { addDays, addMonths, type CalendarDay, daysBetween } from '../../../kernel/calendar-day.ts';
import {
  defineRule,
  type Finding,
  type ParameterSeed,
  type ParameterValues,
} from '../../rulebook/rules/rule.ts';
import { controlReplyRule } from './control-reply-rule.ts';

/** The days of a finding; null where something has not happened, or nobody said when. */
export type FindingDays = {
  controlEndedOn: CalendarDay;
  foundOn: CalendarDay;
  /** Of the first reply. */
  repliedOn: CalendarDay | null;
  decidedOn: CalendarDay | null;
  /** When the report under control was filed. */
  reportFiledOn: CalendarDay | null;
  today: CalendarDay;
};

const term = (citation: string, value: string, unit: string): ParameterSeed => ({
  name: unit,
  value,
  unit,
  citation,
  confidence: 'read',
  validFrom: '2016-09-11',
});

/** How much of a unit a rule gives; NaN where its number is none. */
const given = (parameters: ParameterValues, name: string): number => Number(parameters.get(name)?.value);

const procedure = 'AR/KB 11 Sept 2016, art. 49 §3';
const audit = 'AR/KB 11 Sept 2016, art. 49 §1';

/** A control says what it found within days of its end. */
const findingTermRule = defineRule<FindingDays>({
  id: 'M33-finding',
  severity: 'informs',
  moments: ['submitting'],
  citation: procedure,
  origin: 'law',
  parameters: [term(procedure, '30', 'days')],
  judge: ({ controlEndedOn, foundOn }, parameters) => {
    const days = given(parameters, 'days');
    const took = daysBetween(controlEndedOn, foundOn);
    const kept = took <= days;
    return {
      kept,
      sentence: { key: `control.check-finding-${kept ? 'in-time' : 'late'}`, args: { days, took } },
      inputs: { controlEndedOn, foundOn, days },
    };
  },
});

/** The final decision comes within days of the reply. */
const findingDecisionRule = defineRule<FindingDays>({
  id: 'M33-decision',
  severity: 'informs',
  moments: ['submitting'],
  citation: procedure,
  origin: 'law',
  parameters: [term(procedure, '30', 'days')],
  judge: ({ repliedOn, decidedOn, today }, parameters) => {
    const days = given(parameters, 'days');
    if (repliedOn === null)
      return {
        kept: true,
        sentence: {
          key: `control.check-decision-${decidedOn ? 'without-reply' : 'not-yet'}`,
          args: { days },
        },
        inputs: { repliedOn, decidedOn, days },
      };
    const took = daysBetween(repliedOn, decidedOn ?? today);
    const kept = took <= days;
    const said = decidedOn ? (kept ? 'in-time' : 'late') : kept ? 'awaited' : 'overdue';
    return {
      kept,
      sentence: { key: `control.check-decision-${said}`, args: { days, took } },
      inputs: { repliedOn, decidedOn, today, days },
    };
  },
});

/** A report is open to control for a time after it was filed. */
const controlWindowRule = defineRule<FindingDays>({
  id: 'M33-window',
  severity: 'informs',
  moments: ['submitting'],
  citation: audit,
  origin: 'law',
  parameters: [term(audit, '24', 'months')],
  judge: ({ reportFiledOn, foundOn }, parameters): Finding => {
    const months = given(parameters, 'months');
    if (reportFiledOn === null)
      return {
        kept: false,
        sentence: { key: 'control.check-window-unknown', args: { months } },
        inputs: { reportFiledOn, months },
      };
    const until = addMonths(reportFiledOn, months);
    const kept = foundOn <= until;
    return {
      kept,
      sentence: { key: `control.check-window-${kept ? 'open' : 'over'}`, args: { until, months } },
      inputs: { reportFiledOn, foundOn, until },
    };
  },
});

export const findingRules = [findingTermRule, findingDecisionRule, controlWindowRule] as const;

export const findingClockRules: readonly string[] = [
  controlReplyRule.id,
  ...findingRules.map(({ id }) => id),
];

/** Who is to move, and until when; undefined once the finding is decided. */
export type FindingTerm = { next: 'reply' | 'decision'; dueOn: CalendarDay; daysLeft: number };

/** The term that runs: the institute's reply, then the final decision; undefined where a number of days is unset. */
export const runningTerm = (
  { foundOn, repliedOn, decidedOn, today }: FindingDays,
  numbers: ReadonlyMap<string, ParameterValues>,
): FindingTerm | undefined => {
  if (decidedOn !== null) return undefined;
  const next = repliedOn === null ? 'reply' : 'decision';
  const rule = next === 'reply' ? controlReplyRule.id : findingDecisionRule.id;
  const days = given(numbers.get(rule) ?? new Map(), 'days');
  if (!Number.isSafeInteger(days)) return undefined;
  const dueOn = addDays(repliedOn ?? foundOn, days);
  return { next, dueOn, daysLeft: daysBetween(today, dueOn) };
};
