import { compareDecimals, isDecimal, multiplyDecimals } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** Minor units: direct costs charged in a year, and the structure costs that the annual accounts of that year show. */
export type StructureFacts = {
  direct: number;
  actual: number;
  currency: string;
  /** What the statutory auditor saw, where the figures are no longer those or a point of them was refused. */
  seen?: SeenFigures | undefined;
};

/** Direct costs as they were frozen, and what became of them. */
export type SeenFigures = { direct: number; isChanged: boolean; isRefused: boolean };

const citation = 'AR/KB 11 Sept 2016, art. 47 §1 3°';

/** The accounts show at least the flat rate of the direct costs as structure costs; the statutory auditor confirms it. */
export const actualStructureRule = defineRule<StructureFacts>({
  id: 'M05',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [
    { name: 'rate', value: '7', unit: '%', citation, confidence: 'read', validFrom: '2017-01-01' },
  ],
  judge: ({ direct, actual, currency, seen }, parameters) => {
    const rate = parameters.get('rate')?.value ?? '';
    const isEnough =
      isDecimal(rate) &&
      compareDecimals(multiplyDecimals(String(actual), '100'), multiplyDecimals(String(direct), rate)) >= 0;
    const inputs = {
      direct: toDecimal({ minor: direct, currency }),
      actual: toDecimal({ minor: actual, currency }),
      rate,
      currency,
      ...(seen && { seen: toDecimal({ minor: seen.direct, currency }) }),
    };
    const said = (word: string) => ({
      sentence: { key: `control.check-structure-${word}`, args: inputs },
      inputs,
    });
    if (!isEnough) return { kept: false, ...said('short') };
    if (seen?.isRefused) return { kept: false, atMost: 'warns', ...said('refused') };
    if (seen?.isChanged) return { kept: false, atMost: 'warns', ...said('changed') };
    return { kept: true, ...said('enough') };
  },
});
