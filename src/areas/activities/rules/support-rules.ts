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

/**
 * The shares that funders bear of one post add up to the whole post at most, on every day: also those that other
 * supports of the same partner bear of it meanwhile.
 */
export const postSharesRule = defineRule<ActivityFacts<'A3'>>({
  id: 'A3-post-shares',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const posts = Map.groupBy(facts.detail.postShares, ({ post }) => post.toLocaleLowerCase());
    const sums = [...posts.keys()].map((post) => fullestDay(facts, post));
    const { post, percent, others } = sums.find((sum) => sum.percent > 100) ?? nothing;
    const kept = percent === 0;
    const broken = others ? 'activities.post-shares-elsewhere' : 'activities.post-shares-broken';
    return {
      kept,
      sentence: { key: kept ? 'activities.post-shares-kept' : broken, args: { post, percent, others } },
      inputs: { posts: posts.size, post, percent, others },
    };
  },
});

const nothing = { post: '', percent: 0, others: '' };

/** What a post comes to on the day on which most is borne of it, and the other activities that bear of it then. */
const fullestDay = ({ from, until, detail, sharesElsewhere }: ActivityFacts<'A3'>, name: string) => {
  const isIt = (share: { post: string }) => share.post.toLocaleLowerCase() === name;
  const own = detail.postShares.filter(isIt);
  const elsewhere = sharesElsewhere.filter(isIt);
  const sumOf = (shares: readonly { sharePercent: number }[]) =>
    shares.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
  // The sum rises only where something begins.
  const days = [from, ...elsewhere.map((other) => other.from).filter((day) => from <= day && day <= until)];
  const sums = days.map((day) => {
    const meanwhile = elsewhere.filter((other) => other.from <= day && day <= other.until);
    return {
      post: own[0]?.post ?? '',
      percent: sumOf(own) + sumOf(meanwhile),
      others: [...new Set(meanwhile.map(({ reference }) => reference))].join(', '),
    };
  });
  return sums.reduce((fullest, sum) => (sum.percent > fullest.percent ? sum : fullest), nothing);
};

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
