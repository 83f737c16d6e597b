import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isCountryCode } from '../../../kernel/country.ts';
import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import type { IatiActivity, IatiDescription } from './iati-file.ts';
import { keyedList } from './keyed-list.ts';
import { fromPublished } from './language-text.ts';
import type { Keys } from './patch.ts';
import type { PartyRegister } from './register-parties.ts';
import { MAIN_DESCRIPTION, PLANNED_END, PLANNED_START } from './render-activity.ts';
import type { ClassificationRow, ParticipationRow, PlaceRow, Subject } from './subject.ts';

const LONGEST_TITLE = 500;
const LONGEST_DESCRIPTION = 20_000;
const LONGEST_CODE = 40;
const LONGEST_REFERENCE = 100;
// What the commands take at once; an activity with more is published from the patch.
const MOST_PLACES = 100;
const MOST_CODES = 150;
const MOST_PARTICIPANTS = 500;
const GENERAL = '1';
const ROLES = new Set(['1', '2', '3', '4']);

export type Core = Pick<Subject, 'title' | 'description' | 'places' | 'classifications' | 'participations'>;

/**
 * What the tables of programmes take of an activity; `keys` comes to know which of its elements that was. What
 * cannot stand there as it was published stands as near to it as it can, and the patch says the rest.
 */
export function placeCore(activity: IatiActivity, parties: PartyRegister, keys: Keys): Core {
  const { language } = activity;
  const title = fromPublished(activity.title, language, LONGEST_TITLE);
  const main = mainDescription(activity.descriptions);
  if (main) keyedList(keys)(MAIN_DESCRIPTION, main);
  placeDates(activity, keys);
  return {
    title: Object.keys(title).length > 0 ? title : { und: { text: activity.identifier, source: true } },
    description: fromPublished(main?.text ?? {}, language, LONGEST_DESCRIPTION),
    places: placePlaces(activity, keys),
    classifications: placeClassifications(activity, keys),
    participations: placeParticipations(activity, parties, keys),
  };
}

/** The first and the last planned (else actual) day that an activity names. */
export function daysOf({ dates }: Pick<IatiActivity, 'dates'>): {
  from?: CalendarDay;
  until?: CalendarDay;
} {
  const day = (...types: string[]) =>
    types.flatMap((type) => dates.filter((each) => each.type === type).flatMap(({ date }) => date ?? []))[0];
  const from = day('1', '2');
  const until = day('3', '4');
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

function mainDescription(descriptions: IatiDescription[]): IatiDescription | undefined {
  return descriptions.find(({ type }) => type === GENERAL || type === undefined) ?? descriptions[0];
}

function placeDates({ dates }: IatiActivity, keys: Keys): void {
  for (const [type, key] of [
    ['1', PLANNED_START],
    ['3', PLANNED_END],
  ] as const) {
    const found = dates.find((each) => each.type === type && each.date !== undefined);
    if (found) keyedList(keys)(key, found);
  }
}

function placePlaces({ countries, regions }: IatiActivity, keys: Keys): PlaceRow[] {
  const country = keyedList(keys);
  const region = keyedList(keys);
  return [
    ...countries.slice(0, MOST_PLACES).flatMap((each) => {
      if (!isCountryCode(each.code)) return [];
      country(each.code, each);
      return { country: each.code, percentage: shareOf(each.percentage) };
    }),
    ...regions.slice(0, MOST_PLACES).flatMap((each) => {
      const vocabulary = each.vocabulary ?? GENERAL;
      if (!isCode(each.code) || !isCode(vocabulary)) return [];
      region(`${vocabulary} ${each.code}`, each);
      return { region: { code: each.code, vocabulary }, percentage: shareOf(each.percentage) };
    }),
  ];
}

function placeClassifications(activity: IatiActivity, keys: Keys): ClassificationRow[] {
  const lists = { sector: activity.sectors, tag: activity.tags, marker: activity.policyMarkers };
  return (['sector', 'tag', 'marker'] as const).flatMap((kind) => {
    const keyed = keyedList(keys);
    return lists[kind].slice(0, MOST_CODES).flatMap((each) => {
      const vocabulary = each.vocabulary ?? GENERAL;
      if (!isCode(each.code) || !isCode(vocabulary)) return [];
      keyed(`${vocabulary} ${each.code}`, each);
      const significance = 'significance' in each ? (each.significance as string | undefined) : undefined;
      return {
        kind,
        vocabulary,
        code: each.code,
        percentage: 'percentage' in each ? shareOf(each.percentage as Decimal | undefined) : undefined,
        significance: significance && significance.length <= 10 ? significance : undefined,
      };
    });
  });
}

function placeParticipations(
  { participants }: IatiActivity,
  parties: PartyRegister,
  keys: Keys,
): ParticipationRow[] {
  const keyed = keyedList(keys);
  return participants.slice(0, MOST_PARTICIPANTS).flatMap((each) => {
    const organisationId = parties.idOf(each, each.role);
    if (!organisationId || !ROLES.has(each.role)) return [];
    keyed(`${each.role} ${organisationId}`, each);
    const { activityId = '' } = each;
    const activityRef = activityId !== '' && activityId.length <= LONGEST_REFERENCE ? activityId : undefined;
    return { organisationId, role: each.role as ParticipationRow['role'], activityRef };
  });
}

function isCode(code: string): boolean {
  return code !== '' && code.length <= LONGEST_CODE;
}

function shareOf(percentage: Decimal | undefined): Decimal | undefined {
  if (percentage === undefined || percentage.length > 20) return undefined;
  const possible = compareDecimals(percentage, '0') >= 0 && compareDecimals(percentage, '100') <= 0;
  return possible ? percentage : undefined;
}
