import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { PartnerReportRow } from '../queries/partner-reports.ts';
import type { ReportSteps, ReturnedItem } from '../queries/report-steps.ts';
import { whyNotOtherDays } from '../rules/partner-report-state.ts';

/** What an item is about, in words. */
export const itemText = (words: Words, { about, section, title }: ReturnedItem): string => {
  if (about === 'section' && section) return words.t(`reviews.section-${section}`);
  if (title === null) return words.t(`reviews.returned-${about}`);
  return typeof title === 'string' ? title : words.text(title);
};

/** Where it is put right. */
const itemHref = ({ about, subjectId }: ReturnedItem, reportId: string): string => {
  const id = subjectId ?? '';
  if (about === 'activity') return paths.activity({ id });
  if (about === 'expense') return paths.expense({ id });
  if (about === 'indicator') return paths.indicator({ id });
  return paths.writePartnerReport({ id: reportId });
};

/** The narrative is one way to put right a report that came back as a whole, its days are the other. */
export function OtherDays({ words, report }: { words: Words; report: PartnerReportRow }) {
  return whyNotOtherDays(report) === undefined ? (
    <>
      {' '}
      <a href={paths.correctReportPeriod({ id: report.id })}>{words.t('reviews.correct-period')}</a>
    </>
  ) : null;
}

type Props = { page: Page; report: PartnerReportRow; told: ReportSteps; isOpen: boolean };

/** Everything that was ever returned of the report, the latest first, with what was done about it. */
export function ReturnedItems({ page: { words }, report, told: { steps, items }, isOpen }: Props) {
  if (items.length === 0) return null;
  const dayOf = new Map(steps.map(({ id, on }) => [id, on]));
  return (
    <Card title={words.t('reviews.returned-items')} id="returned">
      <DataTable
        caption={words.t('reviews.returned-items')}
        captionHidden
        rows={items.toReversed()}
        empty=""
        columns={[
          {
            key: 'item',
            label: words.t('reviews.returned-item'),
            cell: (item) =>
              isOpen || item.subjectId ? (
                <>
                  <a href={itemHref(item, report.id)}>{itemText(words, item)}</a>
                  {item.about === 'report' && <OtherDays words={words} report={report} />}
                </>
              ) : (
                itemText(words, item)
              ),
          },
          { key: 'reason', label: words.t('reviews.returned-why'), cell: ({ reason }) => reason },
          {
            key: 'on',
            label: words.t('reviews.report-state-returned'),
            cell: ({ stepId }) => {
              const on = dayOf.get(stepId);
              return on && words.day(on);
            },
          },
          {
            key: 'answer',
            label: words.t('reviews.returned-answer'),
            cell: ({ answer }) => answer ?? words.t('reviews.not-answered'),
          },
        ]}
      />
    </Card>
  );
}
