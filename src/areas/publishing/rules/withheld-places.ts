import { addDecimals } from '../../../kernel/decimal.ts';
import type { PlaceRow } from './subject.ts';

/** Codelist Region: developing countries, unspecified. It tells nothing at all. */
export const UNSPECIFIED = { code: '998', vocabulary: '1' };

/** Places with those that are hidden as one region and its share; where one of them said no share, neither does it. */
export function withheldPlaces(
  places: readonly PlaceRow[],
  isHidden: (country: string) => boolean,
): readonly PlaceRow[] {
  const [gone = [], rest = []] = parted(places, ({ country }) => country !== undefined && isHidden(country));
  if (gone.length === 0) return places;
  const [same = [], others = []] = parted(
    rest,
    ({ region }) => region?.code === UNSPECIFIED.code && region.vocabulary === UNSPECIFIED.vocabulary,
  );
  const shares = [...gone, ...same].map(({ percentage }) => percentage);
  const percentage = shares.every((share) => share !== undefined)
    ? shares.reduce((sum, share) => addDecimals(sum, share), '0')
    : undefined;
  return [...others, { region: UNSPECIFIED, percentage }];
}

function parted<T>(all: readonly T[], is: (each: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((each) => !is(each))];
}
