import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from './charge-facts.ts';

/** Where no receipt can exist (a market, a moto-taxi) an attestation stands in its place, up to a ceiling. */
export const attestationRule = defineRule<ChargeFacts>({
  id: 'M20-attested',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 33-34 (original document); ceiling of the institute',
  origin: 'house',
  parameters: [
    {
      name: 'ceiling',
      value: '50',
      unit: 'programme currency',
      citation: 'House rule of the institute',
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ attestedMinor, currency }, parameters) => {
    const ceiling = parameters.get('ceiling')?.value ?? '';
    const amount = toDecimal({ minor: attestedMinor, currency });
    const kept = attestedMinor === 0 || (isDecimal(ceiling) && compareDecimals(amount, ceiling) <= 0);
    const said = attestedMinor === 0 ? 'none' : kept ? 'kept' : 'over';
    return {
      kept,
      sentence: { key: `finance.check-attested-${said}`, args: { amount, ceiling, currency } },
      inputs: { attestedMinor, ceiling },
    };
  },
});

/** Small sums without a receipt add up: what one partner attests in a year has a ceiling of its own. */
export const attestedYearRule = defineRule<ChargeFacts>({
  id: 'M20-attested-year',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 33-34 (original document); yearly ceiling of the institute',
  origin: 'house',
  parameters: [
    {
      name: 'yearly-ceiling',
      value: '500',
      unit: 'programme currency',
      citation: 'House rule of the institute',
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ attestedMinor, attestedYearMinor, currency }, parameters) => {
    const ceiling = parameters.get('yearly-ceiling')?.value ?? '';
    const amount = toDecimal({ minor: attestedYearMinor, currency });
    const kept = attestedMinor === 0 || (isDecimal(ceiling) && compareDecimals(amount, ceiling) <= 0);
    const said = attestedMinor === 0 ? 'attested-none' : `attested-year-${kept ? 'kept' : 'over'}`;
    return {
      kept,
      sentence: { key: `finance.check-${said}`, args: { amount, ceiling, currency } },
      inputs: { attestedYearMinor, ceiling },
    };
  },
});
