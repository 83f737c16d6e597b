import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import { workingDaysAfter } from './working-days.ts';

export type LedgerFacts = {
  /** The day on which the control's letter was received. */
  askedOn: CalendarDay;
  /** The day on which the listing is made. */
  madeOn: CalendarDay;
};

/** The ledger listing of what is under control is given within working days of the request. */
export const ledgerRule = defineRule<LedgerFacts>({
  id: 'M32',
  severity: 'informs',
  moments: ['submitting'],
  citation: 'AR/KB 11 Sept 2016, art. 49 §1',
  origin: 'law',
  parameters: [
    {
      name: 'days',
      value: '10',
      unit: 'working days',
      citation: 'AR/KB 11 Sept 2016, art. 49 §1',
      confidence: 'read',
      validFrom: '2016-09-11',
    },
    {
      name: 'holidays',
      value: '01-01; easter+1; 05-01; easter+39; easter+50; 07-21; 08-15; 11-01; 11-11; 12-25',
      unit: 'days of the year',
      citation: 'AR/KB 18 April 1974, art. 1',
      confidence: 'recalled',
      validFrom: '2016-09-11',
    },
  ],
  judge: ({ askedOn, madeOn }, parameters) => {
    const days = Number(parameters.get('days')?.value);
    const dueOn = workingDaysAfter(askedOn, days, parameters.get('holidays')?.value ?? '');
    if (!dueOn)
      return { kept: false, sentence: { key: 'finance.check-ledger-unreadable' }, inputs: { days } };
    const kept = madeOn <= dueOn;
    return {
      kept,
      sentence: {
        key: kept ? 'finance.check-ledger-in-time' : 'finance.check-ledger-late',
        args: { due: dueOn, days },
      },
      inputs: { askedOn, madeOn, dueOn, days },
    };
  },
});
