import { defineRule } from '../../rulebook/rules/rule.ts';

/** What the rule on investments sees of one expense. */
export type AssetFacts = {
  heading: string;
  /** Things in the inventory that it bought. */
  assets: number;
  /** Of these, those without a destination or without the deed that transfers them. */
  undestined: number;
  /** The budget in force has an amount for investment there in that year. */
  isBudgeted: boolean;
  /** The programme has ended. */
  isOver: boolean;
};

/** An investment was planned, stands in the inventory, and after the end belongs to someone by deed. */
export const assetRule = defineRule<{ asset: AssetFacts }>({
  id: 'M18',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 38-39',
  origin: 'law',
  parameters: [],
  judge: ({ asset }) => {
    const said = assetSaid(asset);
    const { heading, assets, undestined, isBudgeted, isOver } = asset;
    return {
      kept: said === 'not-needed' || said === 'kept',
      sentence: { key: `finance.check-asset-${said}`, args: { assets, undestined } },
      inputs: { heading, assets, undestined, isBudgeted, isOver },
    };
  },
});

const assetSaid = ({ heading, assets, undestined, isBudgeted, isOver }: AssetFacts) => {
  if (heading !== 'investment') return 'not-needed';
  if (assets === 0) return 'none';
  if (!isBudgeted) return 'not-planned';
  return isOver && undestined > 0 ? 'no-deed' : 'kept';
};
