import { defineIndicator } from '../../src/areas/results/commands/define-indicator.ts';
import { recordMeasurements } from '../../src/areas/results/commands/record-measurements.ts';
import { redefineIndicator } from '../../src/areas/results/commands/redefine-indicator.ts';
import { setTargets } from '../../src/areas/results/commands/set-targets.ts';
import { bargainingIndicators } from '../../src/areas/results/rules/library-bargaining.ts';
import { movementIndicators } from '../../src/areas/results/rules/library-movement.ts';
import type { BroughtIndicator } from '../../src/areas/results/rules/library-words.ts';
import { standardAxisKeys } from '../../src/areas/results/rules/standard-axis.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { libraryIds } from './load-library.ts';
import { namesOf } from './parties.ts';
import { functionWords, sourceWords } from './source-words.ts';
import type { Story } from './story.ts';
import { indicatorTemplates } from './story-indicators.ts';
import { staff, type Telling, tell } from './telling.ts';
import { localizedOf, measurementsOf, type ToldMeasurement } from './unfold-results.ts';
import { unitWords } from './unit-words.ts';

/** Numerators and denominators of women among negotiators, by year. */
const women = [
  ['2023', '6', '24', '25'],
  ['2024', '8', '25', '32'],
  ['2025', '9', '24', '37.5'],
] as const;

/** Measures negotiated at the workplace: all, on safety and health, on violence. */
const negotiated = [
  ['2023', '4', '3', '1'],
  ['2024', '6', '4', '2'],
  ['2025', '7', '4', '3'],
] as const;

const isTold = ({ code }: Pick<Story, 'code'>): boolean => code === 'iiwe';

/** Measurements that this chapter adds to an institute's. */
export const definedMeasurements = (story: Story, today: CalendarDay): number =>
  isTold(story) ? women.length + 3 * negotiated.length + crossedMeasurements(story, today).length : 0;

/** The reference programme's framework: milestones and shares, a ratio, a formula, a breakdown that was renamed, and two that are counted together. */
export const tellDefinitions = async (telling: Telling): Promise<void> => {
  if (!isTold(telling.story)) return;
  await tellMilestones(telling);
  await tellRatio(telling);
  await tellFormula(telling);
  await tellRenamed(telling);
  await tellCrossed(telling);
};

/** What an institute takes over of the library, in all its languages. */
const takenFrom = (library: readonly BroughtIndicator[], wanted: string) => {
  const found = library.find(({ key }) => key === wanted)!;
  const { key: _, level: __, source: ___, confidence: ____, ...definition } = found;
  return definition;
};

const whole = { from: '2022-01-01', until: '2026-12-31' } as const;

const tellMilestones = async (telling: Telling): Promise<void> => {
  const { story, names } = telling;
  await tell(telling, staff(telling, 'programme_officer'), setTargets, ['milestones'], {
    indicatorId: names.indicator(story.current, 'OS1', 'trained'),
    targets: [
      { from: '2022-01-01', until: '2024-12-31', value: '1900', isMilestone: true },
      { ...whole, value: '3400', isMilestone: true },
      { ...whole, value: '40', breakdown: { sex: 'female' }, isShare: true },
      { ...whole, value: '30', breakdown: { age: 'under_35' }, isShare: true },
    ],
  });
};

const tellRatio = async (telling: Telling): Promise<void> => {
  const officer = staff(telling, 'programme_officer');
  const definition = takenFrom(movementIndicators, 'women-negotiators');
  const id = indicatorId(telling, 'women-negotiators');
  await tell(telling, officer, defineIndicator, ['women-negotiators'], {
    ...definition,
    id,
    outcomeId: telling.names.outcome(telling.story.current, 'OS1'),
    libraryId: (await libraryIds(telling)).get('women-negotiators'),
    code: 'OS1.N',
    responsible: localizedOf(functionWords.programmeOfficer),
    sourceOfVerification: localizedOf(sourceWords.delegationLists),
    baseline: { year: 2021, value: '21' },
  });
  await tell(telling, officer, recordMeasurements, ['women-negotiators'], {
    measurements: women.map(([year, numerator, denominator, value]) => ({
      ...yearOf(year),
      indicatorId: id,
      numerator,
      denominator,
      value,
    })),
  });
};

const tellFormula = async (telling: Telling): Promise<void> => {
  await tell(telling, staff(telling, 'programme_officer'), defineIndicator, ['trained-by-agreement'], {
    id: indicatorId(telling, 'trained-by-agreement'),
    outcomeId: telling.names.outcome(telling.story.current, 'OS1'),
    code: 'OS1.F',
    title: localizedOf({
      fr: 'Militants formés par convention conclue',
      nl: 'Opgeleide militanten per gesloten cao',
      en: 'Activists trained for each agreement concluded',
      es: 'Militantes formados por convenio firmado',
      pt: 'Militantes formados por convenção celebrada',
    }),
    measure: 'number',
    ascending: false,
    overTime: 'last',
    overPartners: 'none',
    unit: localizedOf(unitWords.people),
    leftOutAxes: [...standardAxisKeys],
    frequency: 'year',
    formula: '[OS1.1] / [OS1.2]',
  });
};

const tellRenamed = async (telling: Telling): Promise<void> => {
  const officer = staff(telling, 'programme_officer');
  const definition = takenFrom(bargainingIndicators, 'workplace-measures');
  const id = indicatorId(telling, 'workplace-measures');
  await tell(telling, officer, defineIndicator, ['workplace-measures'], {
    ...definition,
    id,
    outcomeId: telling.names.outcome(telling.story.current, 'OS2'),
    libraryId: (await libraryIds(telling)).get('workplace-measures'),
    code: 'OS2.M',
    baseline: { year: 2021, value: '0' },
  });
  const measured = (rows: readonly (typeof negotiated)[number][], violence: string) =>
    rows.flatMap(([year, all, health, harassment]) =>
      [
        [all, {}],
        [health, { theme: 'osh' }],
        [harassment, { theme: violence }],
      ].map(([value, breakdown]) => ({
        ...yearOf(year),
        indicatorId: id,
        value: value as string,
        breakdown: breakdown as Record<string, string>,
      })),
    );
  await tell(telling, officer, recordMeasurements, ['workplace-measures', 'before'], {
    measurements: measured(negotiated.slice(0, 2), 'gbv'),
  });
  const label = {
    fr: 'violence et harcèlement (C190)',
    nl: 'geweld en intimidatie (C190)',
    en: 'violence and harassment (C190)',
    es: 'violencia y acoso (C190)',
    pt: 'violência e assédio (C190)',
  };
  const axes = definition.axes!.map((axis) => ({
    ...axis,
    categories: axis.categories.map((each) =>
      each.key === 'gbv' ? { key: 'violence', label: localizedOf(label) } : each,
    ),
  }));
  await tell(telling, officer, redefineIndicator, ['workplace-measures'], {
    ...definition,
    indicatorId: id,
    version: 1,
    comparable: true,
    axes,
    reason: 'Le comité de suivi a repris les termes de la convention 190',
    cells: [
      { axis: 'theme', category: 'gbv', change: 'renamed', to: { axis: 'theme', category: 'violence' } },
    ],
  });
  await tell(telling, officer, recordMeasurements, ['workplace-measures', 'after'], {
    measurements: measured(negotiated.slice(2), 'violence'),
  });
};

/** In 2024 the committee asks how many of those trained are young women; partners counted them from their lists since that year. */
const tellCrossed = async (telling: Telling): Promise<void> => {
  const { story, names, today } = telling;
  const { title, measure, overTime, overPartners, unit, source } = indicatorTemplates.trained!;
  await tell(telling, staff(telling, 'programme_officer'), redefineIndicator, ['trained-crossed'], {
    ...{
      measure,
      overTime,
      overPartners,
      title: localizedOf(title),
      sourceOfVerification: localizedOf(source),
    },
    ...(unit ? { unit: localizedOf(unit) } : {}),
    indicatorId: names.indicator(story.current, 'OS1', 'trained'),
    version: 1,
    comparable: true,
    crossings: [['sex', 'age']],
    reason: 'Le comité de suivi demande combien de jeunes femmes sont formées',
  });
  const measurements = crossedMeasurements(story, today);
  if (measurements.length > 0)
    await tell(telling, staff(telling, 'programme_officer'), recordMeasurements, ['trained-crossed'], {
      measurements: measurements.map(({ party, ...measurement }) => ({
        ...measurement,
        ...(party
          ? { partnershipId: party.partnershipId, onBehalf: { source: measurement.provenance } }
          : {}),
      })),
    });
};

/** Women under 35 among those trained in 2024 and 2025: about two in five of the fewer of women and young people. */
const crossedMeasurements = (story: Story, today: CalendarDay): ToldMeasurement[] => {
  const trained = namesOf(story).indicator(story.current, 'OS1', 'trained');
  const all = measurementsOf(story, today).filter(
    ({ indicatorId, from, until }) =>
      indicatorId === trained && from >= '2024-01-01' && until <= '2025-12-31',
  );
  const places = Map.groupBy(all, ({ party, from }) => `${party?.key ?? ''} ${from}`);
  return [...places.values()].map((rows): ToldMeasurement => {
    const parts = rows.flatMap(({ breakdown, value }) => (breakdown ? [Number(value)] : []));
    const value = Math.round(Math.min(...parts) * 0.4);
    return { ...rows[0]!, breakdown: { sex: 'female', age: 'under_35' }, value: String(value) };
  });
};

const indicatorId = ({ story }: Telling, name: string): string =>
  storyId(story.code, 'indicator', 'defined', name);

const yearOf = (year: string) => ({
  from: `${year}-01-01`,
  until: `${year}-12-31`,
  provenance: `Suivi de l’institut ${year}`,
});
