import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type ContributionSourceKind, inOrder, isProven, type StageFact } from './advocacy-stage.ts';

export type DossierFacts = {
  stages: readonly StageFact[];
  /** What the partner or institute says it contributed; null where it claims nothing yet. */
  contribution: string | null;
  contributionSource: string | null;
  contributionSourceKind: ContributionSourceKind | null;
  /** Whose claim it is: names and acronyms of the partner. */
  claimants: readonly string[];
};

const citation = 'Agreement of 6 June 2007, objective 6 (societal democratisation)';

/** What is said to be adopted or applied counts so once there is evidence. */
export const evidenceRule = defineRule<DossierFacts>({
  id: 'O6-evidence',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ stages }) => {
    const unproven = inOrder(stages).find((fact) => !isProven(fact));
    return {
      kept: unproven === undefined,
      sentence: unproven
        ? { key: `rights.check-evidence-${unproven.stage}`, args: { on: unproven.onDay } }
        : { key: 'rights.check-evidence-kept' },
      inputs: { stages: stages.length, unproven: unproven?.stage ?? null },
    };
  },
});

/** A contribution is told by somebody other than who claims it. */
export const contributionSourceRule = defineRule<DossierFacts>({
  id: 'O6-contribution-source',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ contribution, contributionSource, contributionSourceKind, claimants }) => {
    const source = plain(contributionSource ?? '');
    const isClaimant =
      contributionSourceKind === 'claimant' || claimants.some((name) => plain(name) === source);
    const lacks = source === '' || contributionSourceKind === null;
    const kept = !contribution?.trim() || (!lacks && !isClaimant);
    const why = lacks ? 'missing' : 'claimant';
    return {
      kept,
      sentence: { key: kept ? 'rights.check-contribution-kept' : `rights.check-contribution-${why}` },
      inputs: { claims: Boolean(contribution?.trim()), source: contributionSourceKind, isClaimant },
    };
  },
});

const plain = (name: string): string => name.trim().toLowerCase();

export const advocacyRules: readonly Rule<DossierFacts>[] = [evidenceRule, contributionSourceRule];
