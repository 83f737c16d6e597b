import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type ListColumn, listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import type { ObligationFact } from '../queries/obligation-facts.ts';
import { hasDigest } from '../rules/donor-year.ts';
import { filedLate, isClosed } from '../rules/obligation-state.ts';
import { mayWorkOn, workersOn } from '../rules/work-roles.ts';
import type { LoadedObligation } from './obligation.tsx';
import { missingText } from './obligation-table.tsx';
import { DueDay, restDay, stateOf } from './obligation-words.tsx';
import { subjectAddress, workAddress } from './obligation-work.ts';

/** Legal day, the day that holds, who, what is missing, with the article and how sure it is. */
export function ObligationFacts({ page, loaded }: { page: Page; loaded: LoadedObligation }) {
  const { words } = page;
  const { row, missing, outcomes, isUnheld, today } = loaded;
  const first = firstFiledOn(loaded);
  const isLate = first && filedLate(first, row.derogatedOn ?? row.filedDueOn, row.bound);
  return (
    <DescriptionList
      rows={[
        { term: words.t('obligations.about'), value: aboutLink(row) },
        {
          term: words.t('obligations.legalOn'),
          value: row.legalOn && words.dayLong(row.legalOn),
          note: restDay(words, row.legalOn),
        },
        {
          term: words.t('obligations.derogatedOn'),
          value: row.derogatedOn && words.dayLong(row.derogatedOn),
          note: row.dateLetterId && (
            <>
              {words.say(`obligations.grantedBy-${row.grantedBy}`)},{' '}
              <a href={paths.document({ id: row.dateLetterId })}>{row.dateLetter}</a>
            </>
          ),
        },
        { term: words.t('obligations.dueOn'), value: <DueDay words={words} row={row} /> },
        {
          term: words.text(row.event),
          value: row.event && row.eventOn && words.dayLong(row.eventOn),
        },
        {
          term: words.t('obligations.role'),
          value: words.say(`role.${row.role}`),
          note:
            isUnheld &&
            !isClosed(stateOf(row, today)) &&
            words.t('obligations.nobody-holds', { role: words.say(`role.${row.role}`) }),
        },
        { term: words.t('obligations.missing'), value: missingText(words, row, missing) },
        { term: words.t('obligations.work'), value: workLink(page, row) },
        { term: words.t('obligations.outcomes-filed'), ...outcomesFiled(page, outcomes) },
        {
          term: words.t('obligations.filedOn'),
          value: row.filedOn && words.dayLong(row.filedOn),
          note: [
            row.channel && words.say(`obligations.channel-${row.channel}`),
            row.receipt,
            row.filedOn && digestText(words, row, row.sha256),
            isLate && words.t('obligations.after-its-day'),
          ]
            .filter(Boolean)
            .join(' · '),
        },
        {
          term: words.t('obligations.citation'),
          value: row.citation,
          note: words.say(`obligations.confidence-${row.confidence}`),
        },
      ]}
    />
  );
}

/** The digest of what was filed, or that none was kept where there could be one. */
const digestText = (words: Words, { code }: ObligationRow, sha256: string | null): string => {
  if (sha256) return `SHA-256 ${sha256}`;
  return hasDigest(code) ? words.t('obligations.no-digest') : '';
};

const aboutLink = (row: ObligationRow) => {
  const href = subjectAddress(row);
  return href && <a href={href}>{row.subject}</a>;
};

/** A link for whoever works on it, else who does. */
const workLink = ({ words, actor }: Page, row: ObligationRow) => {
  const href = workAddress(row);
  const work = words.say(`obligations.work-${row.code}`);
  if (href && mayWorkOn(actor, row) !== true)
    return words.t('obligations.work-is-of', {
      work,
      roles: workersOn(row)
        .map((role) => words.say(`role.${role}`))
        .join(', '),
    });
  return href && <a href={href}>{work}</a>;
};

/** How many outcomes of the programme were filed for the same, and which still wait. */
const outcomesFiled = ({ words }: Page, outcomes: readonly ObligationRow[]) => {
  const open = outcomes.filter(({ filedOn }) => !filedOn);
  const args = { filed: outcomes.length - open.length, all: outcomes.length };
  return {
    value: outcomes.length > 0 && words.t('obligations.filed-of-all', args),
    note: open.length > 0 && (
      <>
        {words.t('obligations.still-open')}:{' '}
        {open.map(({ id, subject }, at) => (
          <>
            {at > 0 && ', '}
            <a href={paths.obligation({ id })}>{subject}</a>
          </>
        ))}
      </>
    ),
  };
};

type CourseProps = { page: Page; facts: readonly ObligationFact[]; row: ObligationRow };

/** Everything on record, the newest first; what was corrected stays readable. */
export function ObligationCourse({ page, facts, row }: CourseProps) {
  const { words } = page;
  if (facts.length === 0) return null;
  return (
    <Card title={words.t('obligations.course')} id="course">
      <DataTable
        caption={words.t('obligations.course')}
        captionHidden
        rows={facts}
        empty=""
        columns={[
          {
            key: 'what',
            label: words.t('obligations.what'),
            cell: (fact) => (
              <>
                {words.say(`obligations.fact-${fact.what}`, { version: fact.filingVersion ?? 0 })}
                {fact.replaced && <span class="quiet"> {words.t('obligations.corrected')}</span>}
              </>
            ),
          },
          { key: 'on', label: words.t('obligations.day'), cell: ({ on }) => on && words.day(on) },
          { key: 'how', label: words.t('obligations.how'), cell: (fact) => howText(page, fact) },
          {
            key: 'note',
            label: words.t('obligations.receipt-or-letter'),
            cell: (fact) => {
              if (!fact.letterId) return noteText(words, row, fact);
              const digest = fact.what === 'closing' && digestText(words, row, fact.sha256);
              return (
                <>
                  <a href={paths.document({ id: fact.letterId })}>
                    {fact.note || words.t('obligations.receipt')}
                  </a>
                  {digest && <span class="quiet"> {digest}</span>}
                </>
              );
            },
          },
          { key: 'reason', label: words.t('obligations.reason'), cell: ({ reason }) => reason },
        ]}
      />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Card>
  );
}

/** The same as a file. */
export const courseColumns = (page: Page, row: ObligationRow): ListColumn<ObligationFact>[] => {
  const { words } = page;
  return [
    {
      label: words.t('obligations.what'),
      value: ({ what, filingVersion, replaced }) =>
        [
          words.say(`obligations.fact-${what}`, { version: filingVersion ?? 0 }),
          replaced && words.t('obligations.corrected'),
        ]
          .filter(Boolean)
          .join(' '),
    },
    { label: words.t('obligations.day'), kind: 'day', value: ({ on }) => on },
    { label: words.t('obligations.how'), value: (fact) => howText(page, fact) },
    { label: words.t('obligations.receipt-or-letter'), value: (fact) => noteText(words, row, fact) },
    { label: words.t('obligations.reason'), value: ({ reason }) => reason },
  ];
};

const noteText = (words: Words, row: ObligationRow, { what, note, sha256 }: ObligationFact): string =>
  [note, what === 'closing' && digestText(words, row, sha256)].filter(Boolean).join(' · ');

const lists: Partial<Record<ObligationFact['what'], string>> = {
  closing: 'channel',
  decision: 'decision',
  date: 'grantedBy',
};

const howText = ({ words }: Page, { what, how }: ObligationFact): string => {
  if (what === 'taking') return words.say(`role.${how}`);
  const list = lists[what];
  return list ? words.say(`obligations.${list}-${how}`) : how;
};

/** When the first version was filed: a better one that follows does not make it late. */
const firstFiledOn = ({ row, facts }: LoadedObligation): CalendarDay | null => {
  const days = facts.flatMap(({ what, replaced, on }) => (what === 'closing' && !replaced && on ? [on] : []));
  return row.filedOn && (days.toSorted()[0] ?? row.filedOn);
};
