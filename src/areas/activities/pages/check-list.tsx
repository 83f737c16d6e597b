import type { Page } from '../../../page/page.ts';
import { Check as CheckPart } from '../../../ui/check.tsx';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

const tones = {
  ok: 'ok',
  settled: 'ok',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
} as const satisfies Record<Verdict, string>;

const gravity: readonly Verdict[] = ['blocks', 'warns', 'informs', 'settled', 'ok'];

/** What the rules say of an activity, the gravest first; those that are kept only where `all` is set. */
export function CheckList({
  page,
  checks,
  all = false,
}: {
  page: Page;
  checks: readonly Check[];
  all?: boolean;
}) {
  const { words } = page;
  const shown = checks
    .filter(({ verdict }) => all || verdict !== 'ok')
    .toSorted((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict));
  return (
    <>
      {shown.map((check) => (
        <CheckPart
          verdict={tones[check.verdict]}
          verdictLabel={words.say(`activities.verdict-${check.verdict}`)}
          title={words.say(`activities.rule-${check.ruleId}`)}
          sentence={words.problem(check.sentence)}
          article={check.citation}
        />
      ))}
    </>
  );
}
