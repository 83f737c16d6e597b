import { defineRule } from '../../rulebook/rules/rule.ts';

/** What the donor knows of a change: nothing, that it was told and did not refuse, or that it agreed. */
export type DonorKnows = 'nothing' | 'told' | 'agreed';

/** An outcome, a country or a partner that came after the donor decided; `name` is a code or a partner's name. */
export type Addition = { kind: 'outcome' | 'country' | 'partner'; name: string; knows: DonorKnows };

export type AdditionFacts = {
  additions: readonly Addition[];
  /** Which kinds need prior approval: the number of the same article that M17 judges shifts of the budget by. */
  needsApproval: string;
  unconfirmed: readonly string[];
};

/** Domain 3.2 (M17): what the programme did not have when the donor decided is agreed with it first, or told to it. */
export const additionRule = defineRule<AdditionFacts>({
  id: 'P-agreed-first',
  severity: 'warns',
  moments: ['planning', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 35-37',
  origin: 'law',
  parameters: [],
  judge: ({ additions, needsApproval, unconfirmed }) => {
    const listed = kindsListed(needsApproval);
    const without = (isListed: boolean) =>
      additions
        .filter(({ kind }) => listed.includes(kind) === isListed)
        .filter(({ knows }) => (isListed ? knows !== 'agreed' : knows === 'nothing'))
        .map(({ name }) => name)
        .join(', ');
    const unagreed = without(true);
    const untold = without(false);
    const kept = unagreed === '' && untold === '';
    const said = kept ? 'kept' : unagreed && untold ? 'both' : unagreed ? 'unagreed' : 'untold';
    return {
      kept,
      sentence: { key: `programmes.check-added-${said}`, args: { unagreed, untold } },
      inputs: { added: additions.map(({ name }) => name).join(', '), unagreed, untold, needsApproval },
      unconfirmed,
    };
  },
});

/** The kinds that a list of them names, as the rulebook writes it. */
export const kindsListed = (list: string): string[] => list.split(';').map((each) => each.trim());
