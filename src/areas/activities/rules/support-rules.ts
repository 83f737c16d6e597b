import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation = 'Agreement of 6 June 2007, action 3 (leaders and secretariats)';

/** Action 3 supports leaders and secretariats; support of members is another kind of action. */
export const beneficiaryRule = defineRule<ActivityFacts<'A3'>>({
  id: 'A3-beneficiary',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { beneficiary } }) => {
    const kept = beneficiary !== 'members';
    const key = kept ? 'activities.beneficiary-kept' : 'activities.beneficiary-broken';
    return { kept, sentence: { key }, inputs: { beneficiary } };
  },
});

/** The shares that funders bear of one post add up to the whole post at most. */
export const postSharesRule = defineRule<ActivityFacts<'A3'>>({
  id: 'A3-post-shares',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { postShares } }) => {
    const posts = Map.groupBy(postShares, ({ post: name }) => name.toLocaleLowerCase());
    const sums = [...posts.values()].map((shares) => ({
      post: shares[0]?.post ?? '',
      percent: shares.reduce((sum, { sharePercent }) => sum + sharePercent, 0),
    }));
    const { post, percent } = sums.find((sum) => sum.percent > 100) ?? { post: '', percent: 0 };
    const kept = percent === 0;
    return {
      kept,
      sentence: {
        key: kept ? 'activities.post-shares-kept' : 'activities.post-shares-broken',
        args: { post, percent },
      },
      inputs: { posts: posts.size, post, percent },
    };
  },
});

/** What is supported is said: a post, meetings of an organ or an office. */
export const supportNamedRule = defineRule<ActivityFacts<'A3'>>({
  id: 'A3-support-named',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail }) => {
    const posts = detail.postShares.length;
    const meetings = detail.organMeetings ?? 0;
    const office = Boolean(detail.officeSupport);
    const kept = posts > 0 || meetings > 0 || office;
    const key = kept ? 'activities.support-named-kept' : 'activities.support-named-broken';
    return { kept, sentence: { key }, inputs: { posts, meetings, office } };
  },
});

export const supportRules: readonly Rule<ActivityFacts<'A3'>>[] = [
  beneficiaryRule,
  postSharesRule,
  supportNamedRule,
];
