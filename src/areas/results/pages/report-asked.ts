import type { Typed } from '../../../page/form.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { WindowRow } from '../queries/reporting-windows.ts';
import { askedOtherwise } from '../rules/asked-otherwise.ts';
import type { AskedInput } from '../rules/report-input.ts';

type Asking = { window: WindowRow; indicators: readonly IndicatorDefinition[] };

export const periodField = 'period';
const meantField = (indicatorId: string): string => `f.${indicatorId}.meant`;

/** What the sheet asks now, as hidden fields: so that it is told where it was filled in for something else. */
export const askedFields = ({ window, indicators }: Asking): Record<string, string> => ({
  [periodField]: `${window.from} ${window.until}`,
  ...Object.fromEntries(indicators.map(({ id, series }) => [meantField(id), String(series)])),
});

/** What it asked when this was typed; undefined of what was kept before it said so. */
export const askedIn = (typed: Typed, indicators: Asking['indicators']): AskedInput | undefined => {
  const [from, until] = typed[periodField]?.[0]?.split(' ') ?? [];
  if (!from || !until) return undefined;
  const meant = indicators.flatMap(({ id }) => {
    const series = Number(typed[meantField(id)]?.[0]);
    return Number.isSafeInteger(series) ? [{ indicatorId: id, series }] : [];
  });
  return { from, until, indicators: meant };
};

/** Whether a draft was typed for other days, or for what an indicator meant before. */
export const isAskedOtherwise = (draft: Typed | null, asking: Asking): boolean => {
  const asked = draft && askedIn(draft, asking.indicators);
  if (!asked) return false;
  const { isOfOtherDays, indicatorIds } = askedOtherwise(asked, asking);
  return isOfOtherDays || indicatorIds.length > 0;
};
