import type { AskedInput } from './report-input.ts';

type Asking = {
  window: { from: string; until: string };
  indicators: Iterable<{ id: string; series: number }>;
};

/** Of what a sheet asked as it was filled in, what is another now: its period, and indicators that mean something else. */
export const askedOtherwise = (
  asked: AskedInput,
  { window, indicators }: Asking,
): { isOfOtherDays: boolean; indicatorIds: string[] } => {
  const meant = new Map(asked.indicators.map(({ indicatorId, series }) => [indicatorId, series]));
  return {
    isOfOtherDays: asked.from !== window.from || asked.until !== window.until,
    indicatorIds: [...indicators].flatMap(({ id, series }) =>
      (meant.get(id) ?? series) === series ? [] : [id],
    ),
  };
};
