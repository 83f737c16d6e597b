import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { Check as CheckView } from '../../../ui/check.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check } from '../../rulebook/rules/rule.ts';

const toneOf = { ok: 'ok', settled: 'ok', informs: 'info', warns: 'warn', blocks: 'stop' } as const;

type Props = { page: Page; checks: readonly Check[] };

/** What the rules say of a record: what wants a look in sight, what is in order behind one line. */
export function RightsChecksCard({ page, checks }: Props) {
  const { words } = page;
  const quiet = checks.filter(({ verdict }) => verdict === 'ok');
  const loud = checks.filter(({ verdict }) => verdict !== 'ok');
  return (
    <Card title={words.t('rights.checks')} id="checks">
      {loud.map((check) => (
        <CheckLine page={page} check={check} />
      ))}
      {quiet.length > 0 && (
        <Disclosure
          summary={words.t('rights.checks-quiet', { count: quiet.length })}
          open={loud.length === 0}
        >
          {quiet.map((check) => (
            <CheckLine page={page} check={check} />
          ))}
        </Disclosure>
      )}
    </Card>
  );
}

function CheckLine({ page: { words }, check }: { page: Page; check: Check }) {
  const verdict = words.say(`rulebook.verdict-${check.verdict}`);
  return (
    <CheckView
      verdict={toneOf[check.verdict]}
      verdictLabel={verdict}
      title={`${ruleName(words, check.ruleId)} (${verdict})`}
      sentence={checkText(words, check)}
      article={citationText(words, check.citation)}
    />
  );
}

/** In a list: that the rules have something to say of the row. */
export function CheckMark({
  page: { words },
  checks = [],
}: {
  page: Page;
  checks?: readonly Check[] | undefined;
}) {
  const warning = checks.find(({ verdict }) => verdict === 'warns' || verdict === 'blocks');
  return warning ? <Tag tone="warn">{words.say(`rulebook.verdict-${warning.verdict}`)}</Tag> : null;
}
