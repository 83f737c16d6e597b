import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { ChangedWay } from '../queries/changed-ways.ts';
import type { VersionRow } from '../queries/indicator-history.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { SheetFigure } from '../queries/report-sheets.ts';

type Way = Pick<ChangedWay, 'overTime' | 'overPartners'>;

/** "Over time: are added up · Over partners: the highest counts" */
export const wayText = ({ words }: Page, { overTime, overPartners }: Way): string =>
  [
    words.t('page.labelled', {
      label: words.t('results.over-time'),
      value: words.say(`results.over-time-${overTime}`),
    }),
    words.t('page.labelled', {
      label: words.t('results.over-partners'),
      value: words.say(`results.over-partners-${overPartners}`),
    }),
  ].join(' · ');

/** By which way the figures of all periods come together, since when, and by which they did before. */
export const changedWayText = (page: Page, now: Way, { on, ...before }: ChangedWay): string => {
  const ways = { now: wayText(page, now), before: wayText(page, before) };
  return on
    ? page.words.t('results.way-changed-on', { day: page.words.day(on as CalendarDay), ...ways })
    : page.words.t('results.way-changed', ways);
};

type Props = {
  page: Page;
  indicators: readonly IndicatorDefinition[];
  changed: ReadonlyMap<string, ChangedWay>;
};

/** Below figures: those whose values came together otherwise before, though they compare. */
export function ChangedWays({ page, indicators, changed }: Props) {
  return (
    <>
      {indicators.map((indicator) => {
        const before = changed.get(indicator.id);
        return (
          before && (
            <p class="quiet">
              {indicator.code} {page.words.text(indicator.title)}: {changedWayText(page, indicator, before)}
            </p>
          )
        );
      })}
    </>
  );
}

/** The same out of all versions of one indicator. */
export const changedWayIn = (
  { formula, meaning, series }: IndicatorDefinition,
  versions: readonly VersionRow[],
): ChangedWay | undefined => {
  const before = versions.find(({ edition }) => edition === meaning - 1);
  if (formula !== null || meaning === series || !before) return undefined;
  const { overTime, overPartners } = before;
  return { overTime, overPartners, on: versions.find(({ edition }) => edition === meaning)?.on ?? null };
};

type Figured = { page: Page; indicator: IndicatorDefinition; figure: SheetFigure };

/** Beside a figure that was entered while values came together otherwise: by which way it was asked. */
export function OtherWay({ page, indicator, figure }: Figured) {
  const isSame = figure.overTime === indicator.overTime && figure.overPartners === indicator.overPartners;
  // What is locked under another series stands as it was.
  if (isSame || indicator.meaning === indicator.series) return null;
  return <p class="quiet">{page.words.t('results.asked-otherwise', { way: wayText(page, figure) })}</p>;
}
