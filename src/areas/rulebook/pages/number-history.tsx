import { todayIn } from '../../../kernel/calendar-day.ts';
import { contains } from '../../../kernel/period.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { PastParameter } from '../queries/parameter-rows.ts';
import { citationText, numberText, periodText } from './rulebook-words.ts';

/** Every row that the number had; nothing of it is ever lost. */
export function NumberHistory({
  page,
  history,
  here,
}: {
  page: Page;
  history: readonly PastParameter[];
  here: string;
}) {
  const { words } = page;
  const today = todayIn();
  const daysOf = ({ validFrom, validUntil }: PastParameter) => ({ from: validFrom, until: validUntil });
  if (history.length < 2) return null;
  return (
    <Card title={words.t('rulebook.history')}>
      <DataTable
        caption={words.t('rulebook.history')}
        captionHidden
        rows={history}
        empty=""
        columns={[
          {
            key: 'value',
            label: words.t('rulebook.value'),
            cell: (row) => {
              const value = numberText(words, row) ?? words.t('rulebook.confidence-unset');
              return row.id === here ? value : <a href={paths.parameter({ id: row.id })}>{value}</a>;
            },
          },
          {
            key: 'state',
            label: words.t('rulebook.validity'),
            cell: (row) => (
              <>
                {periodText(words, row.validFrom, row.validUntil)}{' '}
                {row.endedByNo !== null && <Tag>{words.t('rulebook.replaced')}</Tag>}
                {row.endedByNo === null && contains(daysOf(row), today) && (
                  <Tag tone="ok">{words.t('rulebook.standing')}</Tag>
                )}
              </>
            ),
          },
          {
            key: 'citation',
            label: words.t('rulebook.citation'),
            cell: (row) => citationText(words, row.citation),
          },
          { key: 'reason', label: words.t('rulebook.reason'), cell: (row) => row.reason },
          {
            key: 'at',
            label: words.t('rulebook.written-at'),
            cell: (row) => row.at && words.moment(row.at),
          },
        ]}
      />
    </Card>
  );
}
