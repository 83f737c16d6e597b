import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { Subject } from '../../records/rules/subject.ts';
import type { Check, Verdict } from '../../rulebook/rules/rule.ts';
import { CheckLines } from './check-lines.tsx';

type Props = {
  page: Page;
  /** What is edited; nothing where it is only typed yet and no derogation can be asked for it. */
  subject?: Subject | undefined;
  checks: readonly Check[];
};

const isQuiet = ({ verdict }: Check) => verdict === 'ok' || verdict === 'settled';
const worstFirst: readonly Verdict[] = ['blocks', 'warns', 'informs', 'settled', 'ok'];

/** Above a form: what the rules say of the thing as it stands, or of what was typed before it is saved. */
export function FormChecks({ page, subject, checks }: Props) {
  const { words } = page;
  const loud = checks
    .filter((check) => !isQuiet(check))
    .sort((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict));
  const quiet = checks.filter(isQuiet);
  return (
    <Card title={words.t(subject ? 'rulebook.checks-standing' : 'rulebook.checks-typed')} id="checks">
      {!subject && <p class="quiet">{words.t('rulebook.checks-not-saved')}</p>}
      {loud.length === 0 && <p>{words.t('rulebook.checks-all-kept')}</p>}
      <CheckLines page={page} subject={subject} checks={loud} />
      {quiet.length > 0 && (
        <Disclosure summary={words.t('rulebook.checks-kept', { count: quiet.length })}>
          <CheckLines page={page} subject={subject} checks={quiet} />
        </Disclosure>
      )}
    </Card>
  );
}
