import { type Month, quarterOfMonth } from './period-months.ts';

/** What a figure of money can be told apart by. */
export const moneyAxes = [
  'outcome',
  'block',
  'line',
  'partner',
  'heading',
  'item',
  'year',
  'quarter',
  'month',
] as const;

export type MoneyAxis = (typeof moneyAxes)[number];

export const timeAxes = ['year', 'quarter', 'month'] as const satisfies readonly MoneyAxis[];

export const isTime = (axis: MoneyAxis | undefined): axis is (typeof timeAxes)[number] =>
  timeAxes.some((each) => each === axis);

/** Money in and out knows no line, heading or item: it has an outcome, a partner and a day at most. */
export const isAxisOfTransactions = (axis: MoneyAxis): boolean =>
  axis === 'outcome' || axis === 'partner' || isTime(axis);

/** Where an amount stands. `month` is a whole year (`2027`) where nothing asks for more. */
export type MoneyPlace = {
  outcomeId: string | null;
  partnershipId: string | null;
  block: string;
  line: string | null;
  heading: string | null;
  item: string;
  month: Month;
};

/**
 * The key of a place on an axis: an id, a code, a year, `2027-Q1`, `2027-03`. Management and structure costs have no
 * outcome and no line and stand under their block; `unplaced`: of no outcome or line; `none`: of no partner or item.
 */
export const keyOn = (place: MoneyPlace, axis: MoneyAxis): string => {
  switch (axis) {
    case 'outcome':
      return ofBlock(place, place.outcomeId);
    case 'line':
      return ofBlock(place, place.line);
    case 'block':
      return place.block;
    case 'heading':
      return place.heading ?? place.block;
    case 'partner':
      return place.partnershipId ?? 'none';
    case 'item':
      return place.item || 'none';
    case 'year':
      return place.month.slice(0, 4);
    case 'quarter':
      return quarterOfMonth(place.month);
    case 'month':
      return place.month;
  }
};

/** Whether a place has a key on an axis; `none` of the outcomes is whatever no outcome bears, under any block. */
export const isOn = (place: MoneyPlace, axis: MoneyAxis, key: string): boolean =>
  axis === 'outcome' && key === 'none' ? place.outcomeId === null : keyOn(place, axis) === key;

/** Keys of axes (see `keyOn`) at which a figure stands, and of the time axes the last one that still counts. */
export type MoneyKeys = {
  at: Readonly<Partial<Record<MoneyAxis, string>>>;
  until: Readonly<Partial<Record<MoneyAxis, string>>>;
};

export const isAt = (place: MoneyPlace, { at, until }: MoneyKeys): boolean =>
  moneyAxes.every(
    (axis) =>
      (at[axis] === undefined || isOn(place, axis, at[axis])) &&
      (until[axis] === undefined || !isTime(axis) || keyOn(place, axis) <= until[axis]),
  );

/** The year of a place, whether a month or a whole year was asked for. */
export const yearOfPlace = ({ month }: Pick<MoneyPlace, 'month'>): number => Number(month.slice(0, 4));

const ofBlock = ({ block }: MoneyPlace, key: string | null): string =>
  block === 'operational' ? (key ?? 'unplaced') : block;
