import { type CalendarDay, yearOf } from '../../src/kernel/calendar-day.ts';
import { type Localized, withTranslation } from '../../src/kernel/localized.ts';
import { type Draws, drawsFor } from './draws.ts';
import { type Names, namesOf, type Party, partiesOf, worksOn } from './parties.ts';
import type { IndicatorStory, OutcomeStory, ProgrammeStory, Story, Told } from './story.ts';
import { type IndicatorTemplate, indicatorTemplates } from './story-indicators.ts';
import { dialogueStories } from './words.ts';

/** The story's text as the program keeps it: the first language is its source, the others were made from it. */
export const localizedOf = (told: Told): Localized =>
  Object.entries(told).reduce<Localized>(
    (value, [language, text]) => withTranslation(value, language, text),
    {},
  );

/** Results, indicators, baselines and targets of an outcome, as `define-results` takes them. */
export const resultsOf = (story: Story, programme: ProgrammeStory, outcome: OutcomeStory) => {
  const names = namesOf(story);
  const parties = partiesOf(story).filter((party) => party.outcome === outcome.code);
  const planned = outcome.indicators.map((indicator, at) =>
    plannedIndicator({ story, names, programme, outcome, parties }, indicator, at),
  );
  const kinds = [
    { type: '2' as const, key: '1', title: outcome.title },
    { type: '1' as const, key: '2', title: outcome.outputs[0]!.title },
  ];
  return {
    outcomeId: names.outcome(programme, outcome.code),
    results: kinds
      .map(({ type, key, title }) => ({
        key,
        type,
        title: localizedOf(title),
        indicators: planned.filter(({ result }) => result === type).map(({ input }) => input),
      }))
      .filter(({ indicators }) => indicators.length > 0),
  };
};

type Setting = {
  story: Story;
  names: Names;
  programme: ProgrammeStory;
  outcome: OutcomeStory;
  parties: readonly Party[];
};

const plannedIndicator = (setting: Setting, indicator: IndicatorStory, at: number) => {
  const { names, programme, outcome } = setting;
  const template = indicatorTemplates[indicator.template]!;
  const first = Number(programme.from.slice(0, 4));
  const { title, measure, overTime, overPartners, unit, source, leftOutAxes } = template;
  return {
    result: template.result,
    input: {
      id: names.indicator(programme, outcome.code, indicator.template),
      code: `${outcome.code}.${at + 1}`,
      title: localizedOf(title),
      measure,
      overTime,
      overPartners,
      ...(unit ? { unit: localizedOf(unit) } : {}),
      sourceOfVerification: localizedOf(source),
      ...(leftOutAxes ? { leftOutAxes } : {}),
      baselines: [baseline(setting, indicator, template, first - 1)],
      targets: targets(setting, indicator, template, first),
    },
  };
};

const baseline = (setting: Setting, indicator: IndicatorStory, template: IndicatorTemplate, year: number) => {
  if (template.measure === 'qualitative')
    return { year, text: localizedOf({ fr: dialogueStories.fr[0]![0]!, en: dialogueStories.en[0]![0]! }) };
  if (indicator.template === 'members')
    return { year, value: String(sum(setting.parties.map(({ members }) => members))) };
  if (template.overTime === 'sum') return { year, value: '0' };
  const bodies = template.overPartners === 'sum' ? Math.max(setting.parties.length, 1) : 1;
  return { year, value: String(indicator.level * bodies) };
};

type PlannedTarget = { from: string; until: string; value?: string; text?: Localized };

/** A target for each year; sentences are aimed at for the third and the fifth. */
const targets = (setting: Setting, indicator: IndicatorStory, template: IndicatorTemplate, first: number) =>
  [0, 1, 2, 3, 4].flatMap((at): PlannedTarget[] => {
    const period = { from: `${first + at}-01-01`, until: `${first + at}-12-31` };
    if (template.measure === 'qualitative')
      return at === 2 || at === 4
        ? [
            {
              ...period,
              from: `${first}-01-01`,
              text: localizedOf({ fr: dialogueStories.fr[at]![0]!, en: dialogueStories.en[at]![0]! }),
            },
          ]
        : [];
    return [{ ...period, value: String(targetOf(setting, indicator, template, at)) }];
  });

const targetOf = (
  { parties }: Setting,
  indicator: IndicatorStory,
  template: IndicatorTemplate,
  at: number,
): number => {
  const count = Math.max(parties.length, 1);
  if (template.measure === 'percentage') return Math.min(indicator.level + 3 * (at + 1), 60);
  if (indicator.template === 'members')
    return Math.round((sum(parties.map(({ members }) => members)) * (104 + 4 * at)) / 100);
  if (template.overTime === 'last') return Math.round(indicator.level * count * (1 + at * 0.25));
  return Math.round(indicator.level * template.aYear * count * (0.75 + at * 0.12));
};

export type ToldMeasurement = {
  party: Party | undefined;
  indicatorId: string;
  from: string;
  until: string;
  value?: string;
  text?: Localized;
  breakdown?: Readonly<Record<string, string>>;
  provenance: string;
};

/** Everything measured so far in the running programme, per partner and period; late partners measure late. */
export const measurementsOf = (story: Story, today: CalendarDay): ToldMeasurement[] => {
  const names = namesOf(story);
  const all = partiesOf(story);
  return story.current.outcomes.flatMap((outcome) =>
    outcome.indicators.flatMap((indicator) => {
      const parties = all.filter((party) => party.outcome === outcome.code);
      const indicatorId = names.indicator(story.current, outcome.code, indicator.template);
      const who: (Party | undefined)[] = parties.length > 0 ? parties : [undefined];
      return who.flatMap((party) => measuredBy(story, { outcome, indicator, indicatorId, party, today }));
    }),
  );
};

type Measuring = {
  outcome: OutcomeStory;
  indicator: IndicatorStory;
  indicatorId: string;
  party: Party | undefined;
  today: CalendarDay;
};

const measuredBy = (story: Story, measuring: Measuring): ToldMeasurement[] => {
  const template = indicatorTemplates[measuring.indicator.template]!;
  const { party, today, indicatorId, outcome, indicator } = measuring;
  return periodsUntil(today, template.aYear).flatMap(({ from, until }): ToldMeasurement[] => {
    if (party && !worksOn(party, from)) return [];
    if (party?.knot === 'late-with-accounts' && until > '2025-06-30') return [];
    const draws = drawsFor(story.code, 'measured', outcome.code, indicator.template, party?.key ?? '', from);
    const common = { party, indicatorId, from, until, provenance: provenanceOf(party, until) };
    if (template.measure === 'qualitative') return [{ ...common, text: wordsOf(party, until, draws) }];
    const value = measuredValue(measuring, template, { until, draws });
    const cells = template.cells.map(([breakdown, share]) => ({
      ...common,
      breakdown,
      value: String(Math.min(value, Math.round(draws.about((value * share) / 100, 22)))),
    }));
    return [{ ...common, value: String(value) }, ...cells];
  });
};

const measuredValue = (
  { indicator, indicatorId, party }: Measuring,
  template: IndicatorTemplate,
  { until, draws }: { until: string; draws: Draws },
): number => {
  const year = Number(until.slice(0, 4)) - 2022;
  const slowStart = [0.6, 0.85, 1.1, 1.2, 1.25][year] ?? 1;
  const fortune = drawsFor('fortune', indicatorId).between(84, 122) / 100;
  if (template.measure === 'percentage')
    return Math.round(draws.about(indicator.level + 3.7 * fortune * (year + 1), 5));
  if (indicator.template === 'members')
    return Math.round(draws.about(((party?.members ?? 1000) * (100 + 4.8 * fortune * (year + 1))) / 100, 1));
  const level =
    template.overTime === 'last'
      ? indicator.level * (1 + year * 0.31 * fortune)
      : indicator.level * slowStart * fortune;
  return Math.max(Math.round(draws.about(level, 26)), template.overTime === 'last' ? 1 : 0);
};

const wordsOf = (party: Party | undefined, until: string, draws: Draws): Localized => {
  const tongue = party?.tongue ?? 'fr';
  const at = Math.min(Math.max(Number(until.slice(0, 4)) - 2022 + draws.between(-1, 0), 0), 4);
  return localizedOf({ [tongue]: draws.pick(dialogueStories[tongue][at]!) });
};

const provenanceOf = (party: Party | undefined, until: string): string => {
  const period = `${until.slice(0, 4)}${until.slice(5) === '06-30' ? '-1' : '-2'}`;
  return party ? `Rapport ${party.acronym} ${period}` : `Suivi de l’institut ${period}`;
};

/** Periods whose figures have come in by a day: 50 days after their end. */
const periodsUntil = (today: CalendarDay, aYear: 1 | 2): { from: string; until: string }[] => {
  const ends =
    aYear === 2
      ? [
          ['01-01', '06-30'],
          ['07-01', '12-31'],
        ]
      : [['01-01', '12-31']];
  const periods: { from: string; until: string }[] = [];
  for (let year = 2022; year <= Math.min(yearOf(today), 2026); year++)
    for (const [from, until] of ends) {
      const reported = until === '06-30' ? `${year}-08-20` : `${year + 1}-02-20`;
      if (reported <= today) periods.push({ from: `${year}-${from}`, until: `${year}-${until}` });
    }
  return periods;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
