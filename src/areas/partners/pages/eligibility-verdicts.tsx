import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import { mayAskDerogation } from '../../records/rules/record-permissions.ts';
import { citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

const tones = {
  ok: 'ok',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
  settled: 'info',
} as const satisfies Record<Verdict, string>;

type Props = { page: Page; organisationId: string; checks: readonly Check[] };

/** What aim O3 says, each check with its article; a block shows the way to a derogation. */
export function EligibilityChecks({ page, organisationId, checks }: Props) {
  const { words } = page;
  const mayAsk = mayAskDerogation(page.actor) === true;
  const ask = (rule: string) => ({
    label: words.t('records.ask-derogation'),
    href: withQuery(paths.askDerogation(), { kind: 'organisation', id: organisationId, rule }),
  });
  return (
    <>
      {checks.map(({ ruleId, verdict, sentence, citation }) => (
        <CheckView
          verdict={tones[verdict]}
          verdictLabel={words.t(`rulebook.verdict-${verdict}`)}
          title={ruleName(words, ruleId)}
          sentence={words.problem(sentence)}
          article={citationText(words, citation)}
          action={verdict === 'blocks' && mayAsk ? ask(ruleId) : undefined}
        />
      ))}
    </>
  );
}
