import type { IatiActivity, IatiFile, IatiIndicator, PlacedProblem } from './iati-file.ts';
import type { Listed } from './import-plan.ts';

const UNREADABLE_NUMBER = 'publishing.number-unreadable';

/** Elements of an activity for which Relais has no table: kept whole, and published again as they came. */
const PUBLISHED_ONLY: readonly [keyof IatiActivity, string][] = [
  ['otherIdentifiers', 'other-identifier'],
  ['status', 'activity-status'],
  ['contacts', 'contact-info'],
  ['scope', 'activity-scope'],
  ['locations', 'location'],
  ['collaborationType', 'collaboration-type'],
  ['flowType', 'default-flow-type'],
  ['financeType', 'default-finance-type'],
  ['aidTypes', 'default-aid-type'],
  ['tiedStatus', 'default-tied-status'],
  ['capitalSpend', 'capital-spend'],
  ['documents', 'document-link'],
  ['conditions', 'conditions'],
];

/** What of a file has no row of its own anywhere, before anything is known of the institute. */
export function listedOf(file: IatiFile): Listed[] {
  return [
    ...file.keptAside.map(({ path, reason }) => ({ path, reason })),
    ...file.activities.flatMap(({ path, activity, problems }) => [
      ...activity.keptAside.map((each) => ({ path: `${path}/${each.path}`, reason: each.reason })),
      ...unreadableNumbers(problems).map((each) => ({
        path: `${path}/${each}`,
        reason: 'unreadable' as const,
      })),
      ...publishedOnly(activity).map((each) => ({ path: `${path}/${each}`, reason: 'published' as const })),
    ]),
  ];
}

/** What a person should look at in a file, each with its path from the root. */
export function problemsOf(file: IatiFile): PlacedProblem[] {
  return [
    ...file.problems,
    ...file.activities.flatMap(({ path, problems }) =>
      problems.map((each) => ({ ...each, path: `${path}/${each.path}` })),
    ),
  ];
}

/** Numbers of indicators that are none: they are kept as words, so they do not stand aside. */
function unreadableNumbers(problems: readonly PlacedProblem[]): string[] {
  return problems.flatMap(({ key, path }) =>
    key === UNREADABLE_NUMBER && path.startsWith('result[') ? path : [],
  );
}

function publishedOnly(activity: IatiActivity): string[] {
  return [
    ...PUBLISHED_ONLY.flatMap(([field, name]) => places(name, activity[field])),
    ...descriptionsBeside(activity),
    ...activity.dates.flatMap(({ type, text }, at) =>
      (type === '1' || type === '3') && Object.keys(text).length === 0 ? [] : `activity-date[${at + 1}]`,
    ),
    ...activity.results.flatMap((result, at) => [
      ...places(`result[${at + 1}]/document-link`, result.documents),
      ...places(`result[${at + 1}]/reference`, result.references),
      ...result.indicators.flatMap((each, nth) =>
        ofIndicator(each, `result[${at + 1}]/indicator[${nth + 1}]`),
      ),
    ]),
  ];
}

function descriptionsBeside({ descriptions }: IatiActivity): string[] {
  const main = descriptions.findIndex(({ type }) => type === '1' || type === undefined);
  return descriptions.flatMap((_, at) => (at === Math.max(main, 0) ? [] : `description[${at + 1}]`));
}

function ofIndicator(indicator: IatiIndicator, path: string): string[] {
  const measured = [
    ...indicator.baselines.map((each, at) => [`${path}/baseline[${at + 1}]`, each] as const),
    ...indicator.periods.flatMap(({ targets, actuals }, at) => [
      ...targets.map((each, nth) => [`${path}/period[${at + 1}]/target[${nth + 1}]`, each] as const),
      ...actuals.map((each, nth) => [`${path}/period[${at + 1}]/actual[${nth + 1}]`, each] as const),
    ]),
  ];
  return [
    ...places(`${path}/document-link`, indicator.documents),
    ...places(`${path}/reference`, indicator.references),
    ...measured.flatMap(([here, { locations, documents }]) => [
      ...places(`${here}/location`, locations),
      ...places(`${here}/document-link`, documents),
    ]),
  ];
}

function places(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map((_, at) => `${name}[${at + 1}]`) : [`${name}[1]`];
}
