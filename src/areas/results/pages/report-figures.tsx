import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import { proposalBeside, type SheetProposals } from '../queries/sheet-proposals.ts';
import { FedNote } from './fed-note.tsx';
import { FigureBeside } from './figure-beside.tsx';
import { answerText } from './figure-text.ts';
import { rowsOfPart } from './report-file.ts';
import { areTold, partsToRead, partTitle, type SheetPart } from './sheet-parts.ts';

type Props = {
  page: Page;
  indicators: readonly IndicatorDefinition[];
  sheet: ReportSheet;
  proposals: SheetProposals;
};

/** A figure of a sheet in words: its value with the parts of a share, or what was said. */
export const saidFigure = (
  page: Page,
  indicator: IndicatorDefinition,
  figure: Pick<SheetFigure, 'value' | 'numerator' | 'denominator' | 'text' | 'comment'>,
): string => {
  const { words } = page;
  const value = answerText(words, figure.value, indicator) || words.text(figure.text ?? figure.comment);
  const { numerator, denominator } = figure;
  return numerator === null || denominator === null
    ? value
    : `${value} (${words.number(numerator)} / ${words.number(denominator)})`;
};

/** The figures of a sheet that takes none now, with what became of each; a table for each country where there are several. */
export function ReportFigures(props: Props) {
  const parts = partsToRead(props.page, props);
  const told = areTold(parts);
  return (
    <>
      {parts.map((part) => {
        const title = partTitle(props.page, part, props.sheet);
        return (
          <>
            {told && <h3>{title}</h3>}
            <Part {...props} part={part} title={told ? title : undefined} />
          </>
        );
      })}
    </>
  );
}

type PartProps = Props & { part: SheetPart; title: string | undefined };

function Part({ page, sheet, proposals, part, title }: PartProps) {
  const { words } = page;
  const rows = rowsOfPart(sheet, part);
  return (
    <DataTable
      caption={[words.t('results.measurements'), title].filter(Boolean).join(' · ')}
      captionHidden
      rows={rows}
      empty={words.t('results.no-measurements')}
      columns={[
        {
          key: 'indicator',
          label: words.t('results.indicator'),
          cell: ({ indicator, figure }) => (
            <>
              <a href={paths.indicator({ id: indicator.id })}>
                {indicator.code} {words.text(indicator.title)}
              </a>
              {figure && <span class="quiet"> {ownCellText(words, figure.breakdown, indicator.axes)}</span>}
            </>
          ),
        },
        {
          key: 'value',
          label: words.t('results.actual'),
          numeric: true,
          cell: ({ indicator, figure }) => figure && saidFigure(page, indicator, figure),
        },
        {
          key: 'said',
          label: words.t('results.comment'),
          cell: ({ indicator, figure }) =>
            figure && (
              <FigureBeside page={page} indicator={indicator} figure={figure} reviews={sheet.reviews} />
            ),
        },
        {
          key: 'state',
          label: words.t('results.report-state'),
          cell: ({ figure, reason }) => (
            <>
              {figure && (
                <Tag tone={figure.state === 'returned' ? 'warn' : 'quiet'}>
                  {words.say(`results.figure-state-${figure.state}`)}
                </Tag>
              )}{' '}
              {figure?.isRestated && <Tag tone="warn">{words.t('results.restated')}</Tag>}
              {figure && (
                <FedNote
                  page={page}
                  figure={figure}
                  proposal={proposalBeside(proposals, figure, part.key === 'undivided')}
                />
              )}
              {reason && `${words.t('results.nothing-to-report')} ${reason}`}
            </>
          ),
        },
      ]}
    />
  );
}
