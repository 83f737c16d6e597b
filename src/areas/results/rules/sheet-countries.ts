import type { OverPartners, OverTime } from './indicator-input.ts';

/** Where a partner works beside its own country (`home`; null where that is not known), by outcome. */
export type SheetCountries = {
  home: string | null;
  worked: readonly { outcomeId: string; country: string }[];
  /** The institute's own sheet: it asks country by country nowhere, and shows what was measured in one. */
  isOwn?: boolean;
};

type Placed = { indicatorId: string; country: string | null };

export type SheetPlaces = SheetCountries & {
  figures: readonly Placed[];
  nothing: readonly Placed[];
  before: readonly Placed[];
};

export type AskedIndicator = {
  id: string;
  outcomeId: string;
  overTime: OverTime;
  overPartners: OverPartners;
};

/**
 * In which countries beside the partner's own a sheet asks for an indicator: those in which it works, unless that stays
 * undivided.
 */
export const countriesAsked = (indicator: AskedIndicator, sheet: SheetPlaces): string[] =>
  staysUndivided(indicator, sheet) ? [] : countriesWorked(indicator, sheet);

/**
 * Whether an indicator is asked without a country although the partner works in several. Figures by country begin beside
 * earlier ones without, which count where the partner works: where a mean or the highest of the periods is kept, those would
 * count for good.
 */
export const staysUndivided = (indicator: AskedIndicator, sheet: SheetPlaces): boolean => {
  const earlier = sheet.before.filter(({ indicatorId }) => indicatorId === indicator.id);
  return (
    ['mean', 'maximum'].includes(indicator.overTime) &&
    addsPlaces(indicator) &&
    earlier.length > 0 &&
    earlier.every(({ country }) => country === null) &&
    countriesWorked(indicator, sheet).length > 0
  );
};

const countriesWorked = ({ outcomeId }: AskedIndicator, { home, worked }: SheetCountries): string[] =>
  worked.flatMap((each) =>
    home !== null && each.outcomeId === outcomeId && each.country !== home ? [each.country] : [],
  );

/** These, and those in which something stands in the sheet: what was handed in stays there. */
export const countriesShown = (indicator: AskedIndicator, sheet: SheetPlaces): string[] => {
  const standing = [...sheet.figures, ...sheet.nothing].flatMap(({ indicatorId, country }) =>
    indicatorId === indicator.id && country !== null ? [country] : [],
  );
  return [...new Set([...countriesAsked(indicator, sheet), ...standing])].sort();
};

/** Whether the partner works in several countries and its own is not known, so that no sheet can tell them apart. */
export const lacksHome = ({ home, worked }: SheetCountries): boolean =>
  home === null &&
  [...Map.groupBy(worked, ({ outcomeId }) => outcomeId).values()].some((countries) => countries.length > 1);

/** Whether the places of a partner are added up. */
export const addsPlaces = ({ overPartners }: Pick<AskedIndicator, 'overPartners'>): boolean =>
  overPartners === 'sum' || overPartners === 'ratio';
