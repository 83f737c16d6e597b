import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from './charge-facts.ts';

/** Staff is charged by a post with a contract and a share of its time, which over all funders is the whole at most. */
export const chargedStaffRule = defineRule<ChargeFacts>({
  id: 'M30',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'Audit practice: contract and time sheet; all funders together 100 % of the post at most',
  origin: 'law',
  parameters: [
    {
      name: 'most',
      value: '100',
      unit: 'percent of the post',
      citation: 'Audit practice',
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ heading, post, postPercent, postOwnPercent }, parameters) => {
    const most = parameters.get('most')?.value ?? '';
    const isOver = !isDecimal(most) || compareDecimals(String(postPercent), most) > 0;
    const said = staffSaid({ heading, post, postOwnPercent }, isOver);
    return {
      kept: said === 'not-needed' || said === 'kept',
      sentence: {
        key: `finance.check-staff-${said}`,
        args: { percent: postPercent, own: postOwnPercent, most },
      },
      inputs: { heading, post, postPercent, postOwnPercent, most },
    };
  },
});

const staffSaid = (
  { heading, post, postOwnPercent }: Pick<ChargeFacts, 'heading' | 'post' | 'postOwnPercent'>,
  isOver: boolean,
) => {
  if (heading !== 'personnel') return 'not-needed';
  if (post === 'none') return 'no-post';
  if (post === 'no_contract') return 'no-contract';
  if (postOwnPercent <= 0) return 'no-share';
  return isOver ? 'over' : 'kept';
};
