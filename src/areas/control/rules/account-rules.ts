import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  lastDayOfYear,
} from '../../../kernel/calendar-day.ts';
import { compareDecimals, type Decimal, isDecimal } from '../../../kernel/decimal.ts';
import { defineRule, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';

/** What is known of the account of a year; null where nobody said. */
export type AccountFacts = {
  year: number;
  reportFiledOn: CalendarDay | null;
  assemblyOn: CalendarDay | null;
  accountsSentOn: CalendarDay | null;
  solvency: Decimal | null;
  liquidity: Decimal | null;
  today: CalendarDay;
};

const report = 'AR/KB 11 Sept 2016, art. 47';
const accounts = 'AR/KB 11 Sept 2016, art. 47 §1 6°';
const ratios = 'AR/KB 10 March 2024, annex';

const number = (name: string, value: string | null, rest: Partial<ParameterSeed>): ParameterSeed => ({
  name,
  value,
  unit: '',
  citation: report,
  confidence: value === null ? 'unset' : 'read',
  validFrom: '2017-01-01',
  ...rest,
});

/** In time, late, awaited or overdue, by the day on which something is due and the one on which it came. */
const timed = (due: CalendarDay, cameOn: CalendarDay | null, today: CalendarDay) => {
  const kept = (cameOn ?? today) <= due;
  return { kept, said: cameOn ? (kept ? 'in-time' : 'late') : kept ? 'awaited' : 'overdue' };
};

/** The financial report of a year comes by a day of the next; a derogation moves it. */
const reportDayRule = defineRule<AccountFacts>({
  id: 'M14',
  severity: 'warns',
  moments: ['filing'],
  citation: report,
  origin: 'law',
  parameters: [number('day', '06-30', { unit: 'day of the next year' })],
  judge: ({ year, reportFiledOn, today }, parameters) => {
    const due = calendarDay(`${year + 1}-${parameters.get('day')?.value}`);
    if (!due) return { kept: false, sentence: { key: 'control.check-report-unreadable' }, inputs: { year } };
    const { kept, said } = timed(due, reportFiledOn, today);
    return {
      kept,
      sentence: { key: `control.check-report-${said}`, args: { due } },
      inputs: { year, reportFiledOn, due, today },
    };
  },
});

/** The annual accounts follow the general assembly, and come months after the end of the year at the latest. */
const accountsDayRule = defineRule<AccountFacts>({
  id: 'M15',
  severity: 'warns',
  moments: ['filing'],
  citation: accounts,
  origin: 'law',
  parameters: [
    number('days', '30', { unit: 'days', citation: accounts }),
    number('months', '7', { unit: 'months', citation: accounts }),
  ],
  judge: ({ year, assemblyOn, accountsSentOn, today }, parameters) => {
    const latest = addMonths(lastDayOfYear(year), Number(parameters.get('months')?.value));
    const after = assemblyOn && addDays(assemblyOn, Number(parameters.get('days')?.value));
    const due = after && after < latest ? after : latest;
    const { kept, said } = timed(due, accountsSentOn, today);
    return {
      kept,
      sentence: { key: `control.check-accounts-${said}`, args: { due } },
      inputs: { year, assemblyOn, accountsSentOn, due, today },
    };
  },
});

/** Failing both ratios makes the financial management insufficient; how they are reckoned is disputed. */
const ratiosRule = defineRule<AccountFacts>({
  id: 'M36',
  severity: 'warns',
  moments: ['filing'],
  citation: ratios,
  origin: 'law',
  parameters: [
    number('least-solvency', null, { unit: '%', citation: ratios }),
    number('least-liquidity', null, { unit: 'ratio', citation: ratios }),
  ],
  judge: ({ solvency, liquidity }, parameters) => {
    const reaches = (ratio: Decimal | null, name: string) => {
      const least = parameters.get(name)?.value;
      return isDecimal(ratio) && isDecimal(least) && compareDecimals(ratio, least) >= 0;
    };
    const inputs = { solvency: solvency ?? '', liquidity: liquidity ?? '' };
    if (solvency === null || liquidity === null)
      return { kept: false, sentence: { key: 'control.check-ratios-unknown' }, inputs };
    const kept = reaches(solvency, 'least-solvency') || reaches(liquidity, 'least-liquidity');
    return {
      kept,
      sentence: { key: `control.check-ratios-${kept ? 'enough' : 'short'}`, args: inputs },
      inputs,
    };
  },
});

export const accountRules: readonly Rule<AccountFacts>[] = [reportDayRule, accountsDayRule, ratiosRule];
