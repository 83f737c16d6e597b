import type { Html, Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet } from '../queries/report-sheets.ts';
import { areTold, partTitle, type SheetPart } from './sheet-parts.ts';

type Props = {
  page: Page;
  sheet: ReportSheet;
  parts: readonly SheetPart[];
  view: (shown: { indicator: IndicatorDefinition; part: SheetPart }) => Html;
};

/** The indicators of a sheet one after the other, under a heading for each country where there are several. */
export function SheetParts({ page, sheet, parts, view }: Props) {
  const shown = (part: SheetPart) => <>{part.indicators.map((indicator) => view({ indicator, part }))}</>;
  if (!areTold(parts)) return <>{parts.map(shown)}</>;
  return (
    <>
      {parts.map((part) => (
        <Card title={partTitle(page, part, sheet)}>{shown(part)}</Card>
      ))}
    </>
  );
}
