import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';
import { checkSentence } from './check-list.tsx';
import { ruleTitle } from './rule-title.ts';

/** A check and what it is about. */
export type CheckAbout = { check: Check; title: string; href: string };

const shown: readonly Verdict[] = ['blocks', 'warns', 'informs'];

/** What blocks, then what warns, then what is for information: a table each, a group a rule. */
export function AboutList({ words, checks }: { words: Words; checks: readonly CheckAbout[] }) {
  const loud = checks.filter(({ check }) => shown.includes(check.verdict));
  if (loud.length === 0)
    return (
      <EmptyState sentence={words.t(checks.length === 0 ? 'overview.nothing-judged' : 'overview.all-kept')} />
    );
  return (
    <>
      {shown.map((verdict) => (
        <OfVerdict
          words={words}
          verdict={verdict}
          rows={loud.filter(({ check }) => check.verdict === verdict)}
        />
      ))}
    </>
  );
}

function OfVerdict({
  words,
  verdict,
  rows,
}: {
  words: Words;
  verdict: Verdict;
  rows: readonly CheckAbout[];
}) {
  if (rows.length === 0) return null;
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
            cell: ({ check }) => checkSentence(check, words),
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
