import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { figureText } from '../../results/pages/figure-text.ts';
import type { LaterChange, SaidActivity, SaidMeasurement, SaidMoney } from '../queries/report-later.ts';
import { firstLines } from '../rules/first-lines.ts';
import { periodOf } from './report-subject.ts';

type Props = { page: Page; changes: readonly LaterChange[] };

/** What differs since a report was filed; nothing where nothing does. */
export function SinceFiling({ page, changes }: Props) {
  const { words } = page;
  if (changes.length === 0) return null;
  return (
    <Card title={words.t('reviews.since-filing')} id="since">
      <p>{words.t('reviews.since-filing-what', { count: changes.length })}</p>
      <Changes page={page} changes={changes} caption={words.t('reviews.since-filing')} />
    </Card>
  );
}

/** What came later for days of other reports; nothing where nothing did. */
export function LaterInToldDays({ page, changes }: Props) {
  const { words } = page;
  if (changes.length === 0) return null;
  return (
    <Card title={words.t('reviews.later-entered')} id="later">
      <p>{words.t('reviews.later-entered-what')}</p>
      <Changes page={page} changes={changes} caption={words.t('reviews.later-entered')} isOfOthers />
    </Card>
  );
}

function Changes({
  page: { words },
  changes,
  caption,
  isOfOthers = false,
}: Props & { caption: string; isOfOthers?: boolean }) {
  const { shown, more } = firstLines(changes);
  const report = {
    key: 'report',
    label: words.t('reviews.later-told-in'),
    cell: (row: LaterChange) => (
      <a href={paths.partnerReport({ id: row.reportId })}>{periodOf(words, row)}</a>
    ),
  };
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        rows={shown}
        empty=""
        columns={[
          { key: 'day', label: words.t('reviews.later-day'), cell: ({ on }) => words.day(on) },
          { key: 'what', label: words.t('reviews.later-what'), cell: (row) => what(words, row) },
          ...(isOfOthers ? [report] : []),
          { key: 'before', label: words.t('reviews.later-then'), cell: (row) => said(words, row, 'before') },
          { key: 'after', label: words.t('reviews.later-now'), cell: (row) => said(words, row, 'after') },
        ]}
      />
      {more > 0 && <p>{words.t('reviews.later-more', { count: more })}</p>}
    </>
  );
}

/** The thing, with the link to where it is entered; a partner has no page of a transfer. */
const what = (words: Words, row: LaterChange) => {
  switch (row.about) {
    case 'activity':
      return <a href={paths.activity({ id: row.id })}>{row.title}</a>;
    case 'expense':
      return row.after ? <a href={paths.expense({ id: row.id })}>{row.title}</a> : row.title;
    case 'indicator':
      return row.id ? (
        <a href={paths.indicator({ id: row.id })}>{words.text(row.title)}</a>
      ) : (
        words.text(row.title)
      );
    case 'transfer':
      return [words.t(`reviews.later-${(row.after ?? row.before)?.kind ?? 'disbursement'}`), row.title]
        .filter(Boolean)
        .join(' ');
  }
};

const said = (words: Words, row: LaterChange, when: 'before' | 'after'): string => {
  if (!row[when]) return words.t(when === 'before' ? 'reviews.later-was-not-there' : 'reviews.later-is-gone');
  switch (row.about) {
    case 'activity':
      return row[when] ? activitySaid(words, row[when]) : '';
    case 'indicator':
      return row[when] ? measurementSaid(words, row[when]) : '';
    case 'expense':
      return row[when] ? moneySaid(words, row[when]) : '';
    case 'transfer':
      return row[when] ? `${words.money(row[when])} · ${words.day(row[when].on)}` : '';
  }
};

const activitySaid = (words: Words, { state, from, until, people, women, hasReport }: SaidActivity) =>
  [
    words.t(`reviews.${state}`),
    from === until ? words.day(from) : `${words.day(from)} – ${words.day(until)}`,
    ...(state === 'held'
      ? [
          words.t('reviews.later-people', { people, women }),
          words.t(hasReport ? 'reviews.later-has-report' : 'reviews.later-has-no-report'),
        ]
      : []),
  ].join(' · ');

const moneySaid = (words: Words, { on, outcome, line, ...money }: SaidMoney) =>
  [words.money(money), words.day(on), outcome, line].filter(Boolean).join(' · ');

const measurementSaid = (words: Words, { value, text, parts, ...measured }: SaidMeasurement) =>
  [
    text ? words.text(text) : figureText(words, value, measured),
    parts > 0 && words.t('reviews.later-parts', { count: parts }),
  ]
    .filter(Boolean)
    .join(' · ');
