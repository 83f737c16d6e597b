import type { Page } from '../../../page/page.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { mayKeepRights } from '../rules/rights-permissions.ts';

/** The last column of a table of facts: the way to correct one; none for who may not. `name` tells the rows apart. */
export const correctColumn = <Row,>(
  { words, actor }: Page,
  mayCorrect: boolean,
  { href, name }: { href: (row: Row) => string; name: (row: Row) => string },
): Column<Row>[] =>
  mayCorrect && mayKeepRights(actor) === true
    ? [
        {
          key: 'correct',
          action: true,
          label: words.t('rights.correct'),
          cell: (row) => (
            <a href={href(row)} aria-label={`${words.t('rights.correct')}: ${name(row)}`}>
              {words.t('rights.correct')}
            </a>
          ),
        },
      ]
    : [];
