import { type CalendarDay, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

const citation = 'AR/KB 11 Sept 2016, art. 50';

/** Vouchers of a programme stay at the disposal of a control for years after the year in which it ended. */
export const retentionRule = defineRule<{ untilOn: CalendarDay }>({
  id: 'M34',
  severity: 'informs',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [
    { name: 'years', value: '10', unit: 'years', citation, confidence: 'recalled', validFrom: '2017-01-01' },
  ],
  judge: ({ untilOn }, parameters) => {
    const years = Number(parameters.get('years')?.value);
    const until = lastDayOfYear(yearOf(untilOn) + years);
    return {
      kept: true,
      sentence: { key: 'control.check-retention', args: { until, years } },
      inputs: { untilOn, until, years },
    };
  },
});
