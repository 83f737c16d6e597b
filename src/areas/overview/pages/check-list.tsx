import type { Page } from '../../../page/page.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';
import { ruleTitle } from './rule-title.ts';

const toneOf = { ok: 'ok', settled: 'ok', informs: 'info', warns: 'warn', blocks: 'stop' } as const;
const order: readonly Verdict[] = ['blocks', 'warns', 'informs', 'settled', 'ok'];

/** The worst first. */
export const bySeverity = <C extends Pick<Check, 'verdict'>>(checks: readonly C[]): C[] =>
  [...checks].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));

/** What is judged. */
type Subject = { kind: string; id: string };

type ListProps = { page: Page; subject: Subject; checks: readonly Check[] };

/** What wants attention, open; what is in order, behind one line. */
export function CheckList({ page, subject, checks }: ListProps) {
  const { words } = page;
  const isQuiet = ({ verdict }: Check) => verdict === 'ok' || verdict === 'settled';
  const loud = bySeverity(checks.filter((check) => !isQuiet(check)));
  const quiet = bySeverity(checks.filter(isQuiet));
  if (checks.length === 0) return <EmptyState sentence={words.t('overview.no-checks')} />;
  return (
    <>
      {loud.length === 0 && <p>{words.t('overview.all-kept')}</p>}
      {loud.map((check) => (
        <CheckLine page={page} subject={subject} check={check} />
      ))}
      {quiet.length > 0 && (
        <Disclosure summary={words.t('overview.checks-kept', { count: quiet.length })}>
          {quiet.map((check) => (
            <CheckLine page={page} subject={subject} check={check} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

/** One check with its article, its moments and how sure we are of its numbers. */
export function CheckLine({ page, subject, check }: { page: Page; subject: Subject; check: Check }) {
  const { words } = page;
  const moments = check.moments.map((moment) => words.say(`rulebook.moment-${moment}`)).join(', ');
  const unsure =
    check.unconfirmed.length > 0
      ? ` · ${words.t('overview.not-confirmed', { names: check.unconfirmed.join(', ') })}`
      : '';
  return (
    <CheckView
      verdict={toneOf[check.verdict]}
      verdictLabel={words.say(`rulebook.verdict-${check.verdict}`)}
      title={`${ruleTitle(words, check.ruleId)} (${words.say(`rulebook.verdict-${check.verdict}`)})`}
      sentence={checkText(words, check)}
      article={`${citationText(words, check.citation)} · ${moments}${unsure}`}
      action={derogationLink(page, subject, check)}
    />
  );
}
