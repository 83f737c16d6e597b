import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';
import { checkSentence } from './check-list.tsx';
import { ruleTitle } from './rule-title.ts';

/** A check and what it is about. */
export type CheckAbout = {
  check: Check;
  subject: { kind: string; id: string };
  title: string;
  href: string;
};

const shown: readonly Verdict[] = ['blocks', 'warns', 'informs'];

/** What blocks, then what warns, then what is for information: a table each, a group a rule. */
export function AboutList({ page, checks }: { page: Page; checks: readonly CheckAbout[] }) {
  const { words } = page;
  const loud = checks.filter(({ check }) => shown.includes(check.verdict));
  if (loud.length === 0)
    return (
      <EmptyState sentence={words.t(checks.length === 0 ? 'overview.nothing-judged' : 'overview.all-kept')} />
    );
  return (
    <>
      {shown.map((verdict) => (
        <OfVerdict
          page={page}
          verdict={verdict}
          rows={loud.filter(({ check }) => check.verdict === verdict)}
        />
      ))}
    </>
  );
}

function OfVerdict({ page, verdict, rows }: { page: Page; verdict: Verdict; rows: readonly CheckAbout[] }) {
  if (rows.length === 0) return null;
  const { words } = page;
  const sorted = [...rows].sort((a, b) => a.check.ruleId.localeCompare(b.check.ruleId));
  const title = words.t('overview.verdict-count', {
    verdict: words.say(`rulebook.verdict-${verdict}`),
    count: rows.length,
  });
  return (
    <Card title={title} id={verdict}>
      <DataTable
        caption={title}
        captionHidden
        rows={sorted}
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
              const ask = derogationLink(page, subject, check);
              return (
                <>
                  {checkSentence(check, words)} {ask && <a href={ask.href}>{ask.label}</a>}
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
