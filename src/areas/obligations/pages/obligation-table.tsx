import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { isKnownHere, type Missing, missingKey } from '../queries/what-is-missing.ts';
import { DueDay, StateTag, stateOf } from './obligation-words.tsx';

type Shown = {
  words: Words;
  today: CalendarDay;
  rows: readonly ObligationRow[];
  missing: ReadonlyMap<string, readonly Missing[]>;
};

/**
 * What is wanting of an obligation that is not closed: what other areas know of, else the filing itself, of a document that
 * they know nothing of too.
 */
export const missingText = (
  words: Words,
  row: ObligationRow,
  missing: ReadonlyMap<string, readonly Missing[]>,
): string => {
  if (row.filedOn) return isOpenAgain(row.decision) ? words.t('obligations.missing-the-next-version') : '';
  const known = missing.get(missingKey(row)) ?? [];
  if (known.length > 0)
    return known.map(({ what, count }) => words.say(`obligations.missing-${what}`, { count })).join(' ');
  return isKnownHere(row.code)
    ? words.t('obligations.missing-the-filing')
    : words.t('obligations.missing-the-document', { document: words.text(row.title) });
};

const isOpenAgain = (decision: ObligationRow['decision']): boolean =>
  decision === 'questions' || decision === 'refused';

/** Dated obligations: day, what, who, what is missing, how it stands. */
export function ObligationTable({ words, today, rows, missing }: Shown) {
  return (
    <DataTable
      caption={words.t('obligations.list')}
      captionHidden
      rows={rows}
      empty={words.t('obligations.none')}
      columns={[
        {
          key: 'what',
          label: words.t('obligations.obligation'),
          cell: (row) => <a href={paths.obligation({ id: row.id })}>{words.text(row.title)}</a>,
        },
        {
          key: 'subject',
          label: words.t('obligations.about'),
          cell: (row) => [row.subject || words.t('obligations.scope-institute'), row.year].join(' · '),
        },
        {
          key: 'due',
          label: words.t('obligations.dueOn'),
          cell: (row) => <DueDay words={words} row={row} />,
        },
        { key: 'role', label: words.t('obligations.role'), cell: (row) => words.say(`role.${row.role}`) },
        {
          key: 'missing',
          label: words.t('obligations.missing'),
          cell: (row) => missingText(words, row, missing),
        },
        {
          key: 'state',
          label: words.t('obligations.state'),
          cell: (row) => <StateTag words={words} state={stateOf(row, today)} />,
        },
      ]}
    />
  );
}

/** The same as a file, with everything that the page folds together apart. */
export const obligationColumns = (
  { words }: Page,
  today: CalendarDay,
  missing: Shown['missing'],
): ListColumn<ObligationRow>[] => [
  { label: words.t('obligations.obligation'), value: (row) => words.text(row.title) },
  { label: words.t('obligations.about'), value: (row) => row.subject },
  { label: words.t('obligations.year'), kind: 'number', value: (row) => row.year },
  { label: words.t('obligations.legalOn'), kind: 'day', value: (row) => row.legalOn },
  { label: words.t('obligations.derogatedOn'), kind: 'day', value: (row) => row.derogatedOn },
  { label: words.t('obligations.dueOn'), kind: 'day', value: (row) => row.dueOn },
  { label: words.t('obligations.role'), value: (row) => words.say(`role.${row.role}`) },
  { label: words.t('obligations.missing'), value: (row) => missingText(words, row, missing) },
  { label: words.t('obligations.filedOn'), kind: 'day', value: (row) => row.filedOn },
  { label: words.t('obligations.filingVersion'), kind: 'number', value: (row) => row.filingVersion },
  {
    label: words.t('obligations.state'),
    value: (row) => words.say(`obligations.state-${stateOf(row, today)}`),
  },
  { label: words.t('obligations.citation'), value: (row) => row.citation },
];
