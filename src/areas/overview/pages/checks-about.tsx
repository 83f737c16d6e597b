import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import {
  type CheckChoice,
  type CheckKind,
  chosenChecks,
  type LoudVerdict,
  loudVerdicts,
  pageOfList,
} from '../rules/check-choice.ts';
import { BlockedTable } from './blocked-expenses.tsx';
import type { Looked } from './check-loaders.ts';
import { ruleTitle } from './rule-title.ts';

/** A check and what it is about; a derogation is asked for its `subject`, where there can be one. */
export type CheckAbout = {
  check: Check;
  subject?: { kind: string; id: string };
  title: string;
  href: string;
};

type Props = {
  page: Page;
  address: string;
  kind: CheckKind;
  looked: Looked;
  choice: CheckChoice;
  /** The page of the list. */
  asked: number;
};

/** What the rules say of a kind of record. */
export function LookedList({ kind, looked, ...list }: Props) {
  return kind === 'expenses' ? (
    <BlockedTable words={list.page.words} blocked={looked.blocked} />
  ) : (
    <AboutList {...list} checks={looked.checks} />
  );
}

/** What blocks, then what warns, then what is for information: a table each, a group a rule, a hundred a page. */
function AboutList({
  page,
  address,
  checks,
  choice,
  asked,
}: Omit<Props, 'kind' | 'looked'> & Pick<Looked, 'checks'>) {
  const { words, query } = page;
  const chosen = chosenChecks(checks, choice);
  if (chosen.length === 0) return <EmptyState sentence={words.t(emptyOf(choice, checks))} />;
  const { at, last, rows } = pageOfList(chosen, asked);
  const pageAt = (page: number) => withQuery(address, { ...Object.fromEntries(query), page: String(page) });
  return (
    <>
      {loudVerdicts.map((verdict) => (
        <OfVerdict
          page={page}
          verdict={verdict}
          count={chosen.filter(({ check }) => check.verdict === verdict).length}
          rows={rows.filter(({ check }) => check.verdict === verdict)}
        />
      ))}
      <Pager
        label={words.t('page.pages')}
        note={last > 1 && words.t('overview.page-of-checks', { page: at, last, count: chosen.length })}
        first={at > 1 ? { label: words.t('page.first-page'), href: pageAt(1) } : undefined}
        next={at < last ? { label: words.t('page.next-page'), href: pageAt(at + 1) } : undefined}
      />
    </>
  );
}

const emptyOf = ({ verdict, ruleId }: CheckChoice, checks: readonly CheckAbout[]) => {
  if (checks.length === 0) return 'overview.nothing-judged';
  return verdict || ruleId ? 'overview.no-such-check' : 'overview.all-kept';
};

type VerdictProps = { page: Page; verdict: LoudVerdict; count: number; rows: readonly CheckAbout[] };

function OfVerdict({ page, verdict, count, rows }: VerdictProps) {
  if (rows.length === 0) return null;
  const { words } = page;
  const title = words.t('overview.verdict-count', {
    verdict: words.say(`rulebook.verdict-${verdict}`),
    count,
  });
  return (
    <Card title={title} id={verdict}>
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        group={({ check }) => `${ruleTitle(words, check.ruleId)} · ${citationText(words, check.citation)}`}
        empty=""
        columns={[
          {
            key: 'about',
            label: words.t('overview.about-what'),
            cell: (row) => <a href={row.href}>{row.title}</a>,
          },
          {
            key: 'sentence',
            label: words.t('overview.why'),
            cell: ({ check, subject }) => {
              const ask = subject && derogationLink(page, subject, check);
              return (
                <>
                  {checkText(words, check)} {ask && <a href={ask.href}>{ask.label}</a>}
                </>
              );
            },
          },
          {
            key: 'moments',
            label: words.t('overview.what-waits'),
            cell: ({ check }) =>
              check.moments.map((moment) => words.say(`rulebook.moment-${moment}`)).join(', '),
          },
        ]}
      />
    </Card>
  );
}
