import { addDays, addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { hemisphereOf } from './exchange-rules.ts';

const citation =
  'Agreement of 6 June 2007, action 8 (missions by experts from the North, based on the progress made in realising objectives and programme actions)';

const guessed = (name: string, value: string, unit: string): ParameterSeed => ({
  name,
  value,
  unit,
  citation: 'House rule: to be confirmed by the institute',
  confidence: 'guessed',
  validFrom: '2007-06-06',
});

type Based = { kept: boolean; key: string; day: CalendarDay | '' };

/** What a mission rests on: a review not too old, or in the first year the last programme's review or a recorded baseline. */
const baseOf = (
  { from, programme, detail, isBaselineRecorded }: ActivityFacts<'A8'>,
  months: number,
): Based => {
  const isFirstYear = programme.from <= from && from < addMonths(programme.from, 12);
  const { reviewedOn, baselineOn } = detail;
  if (reviewedOn) {
    if (reviewedOn > from) return { kept: false, key: 'activities.review-after-mission', day: reviewedOn };
    if (from <= addMonths(reviewedOn, months))
      return { kept: true, key: 'activities.review-kept', day: reviewedOn };
    const isOfLastProgramme = reviewedOn < programme.from;
    return isFirstYear && isOfLastProgramme
      ? { kept: true, key: 'activities.review-of-last-programme', day: reviewedOn }
      : { kept: false, key: 'activities.review-too-old', day: reviewedOn };
  }
  if (!baselineOn) return { kept: false, key: 'activities.review-missing', day: '' };
  if (!isFirstYear || baselineOn > from)
    return { kept: false, key: 'activities.baseline-first-year-only', day: baselineOn };
  return isBaselineRecorded === false
    ? { kept: false, key: 'activities.baseline-not-recorded', day: baselineOn }
    : { kept: true, key: 'activities.baseline-kept', day: baselineOn };
};

/** A mission is based on the progress made: a progress review of the last months before it. */
export const missionReviewRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-review',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [guessed('months', '12', 'months')],
  judge: (facts, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const { kept, key, day } = baseOf(facts, months);
    const { from, programme } = facts;
    return {
      kept,
      sentence: { key, args: { day, months } },
      inputs: { from, day, months, programmeFrom: programme.from },
    };
  },
});

/** It builds on at least one gap or progress. */
export const missionGapRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-gap',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { citations } }) => {
    const count = citations.length;
    const key = count > 0 ? 'activities.citation-kept' : 'activities.citation-broken';
    return { kept: count > 0, sentence: { key, args: { count } }, inputs: { count } };
  },
});

/** The expert comes from the North; one from the South shares experience (action 7). */
export const northernExpertRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-north',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ from, dacCountries, detail: { expertCountry } }) => {
    const side = hemisphereOf({ country: expertCountry, from, dacCountries });
    const kept = side !== 'south';
    const key = `activities.expert-${side ?? 'unsaid'}`;
    return {
      kept,
      sentence: { key, args: { country: expertCountry } },
      inputs: { country: expertCountry, side },
    };
  },
});

/** The expert states whether there is a conflict of interest, and says it in words. */
export const interestRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-interest',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'House rule on expert missions: statement on conflicts of interest',
  origin: 'house',
  parameters: [],
  judge: ({ detail: { interest, interestStatement } }) => {
    const kept = interest !== undefined && Boolean(interestStatement);
    const key = kept ? `activities.interest-${interest}-stated` : 'activities.interest-missing';
    return { kept, sentence: { key }, inputs: { interest: interest ?? null } };
  },
});

/** The mission report follows within days of the end. */
export const missionReportRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-report',
  severity: 'warns',
  moments: ['charging'],
  citation,
  origin: 'house',
  parameters: [guessed('days', '30', 'days')],
  judge: ({ isHeld, until, reportOn, today }, parameters) => {
    const days = Number(parameters.get('days')?.value);
    const due = addDays(until, days);
    const kept = !isHeld || (reportOn ?? today) <= due;
    const broken = reportOn ? 'activities.report-late' : 'activities.report-missing';
    return {
      kept,
      sentence: { key: kept ? 'activities.report-kept' : broken, args: { days, due } },
      inputs: { isHeld, until, reportOn, due, days },
    };
  },
});

/** The next mission answers what earlier ones recommended and is still open after months. */
export const openRecommendationsRule = defineRule<ActivityFacts<'A8'>>({
  id: 'A8-open-recommendations',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [guessed('months', '6', 'months')],
  judge: ({ from, openRecommendations, detail: { answers } }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const answered = new Set(answers.map(({ recommendationId }) => recommendationId));
    const old = openRecommendations.filter(({ since }) => addMonths(since, months) < from);
    const count = old.filter(({ id }) => !answered.has(id)).length;
    const said =
      count === 0 ? 'activities.recommendations-answered' : 'activities.recommendations-unanswered';
    const key = old.length === 0 ? 'activities.recommendations-none-old' : said;
    return {
      kept: count === 0,
      sentence: { key, args: { count, old: old.length, months } },
      inputs: { from, open: openRecommendations.length, old: old.length, unanswered: count, months },
    };
  },
});

export const missionRules: readonly Rule<ActivityFacts<'A8'>>[] = [
  missionReviewRule,
  missionGapRule,
  northernExpertRule,
  interestRule,
  missionReportRule,
  openRecommendationsRule,
];
