import type { Page } from '../../../page/page.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import type { Subject } from '../../records/rules/subject.ts';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';

const tones = {
  ok: 'ok',
  informs: 'info',
  warns: 'warn',
  blocks: 'stop',
  settled: 'info',
} as const satisfies Record<Verdict, string>;

type Props = { page: Page; subject: Subject | undefined; checks: readonly Check[] };

/** Each check with its article; a block shows the way to a derogation for the subject, where there is one. */
export function CheckLines({ page, subject, checks }: Props) {
  const { words } = page;
  return (
    <>
      {checks.map((check) => (
        <CheckView
          verdict={tones[check.verdict]}
          verdictLabel={words.t(`rulebook.verdict-${check.verdict}`)}
          title={ruleName(words, check.ruleId)}
          sentence={checkText(words, check)}
          article={citationText(words, check.citation)}
          action={subject && derogationLink(page, subject, check)}
        />
      ))}
    </>
  );
}
