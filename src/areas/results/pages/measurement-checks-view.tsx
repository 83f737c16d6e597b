import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Check } from '../../../ui/check.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { JudgedMeasurement } from '../queries/measurement-checks.ts';

const tones = { warns: 'warn', blocks: 'stop', informs: 'info', settled: 'ok' } as const;

const placeOfChecks = 'checks';

/** Leads from the head of a long page to what is not as it should be; nothing where nobody is warned. */
export function ChecksAbove({
  page: { words },
  judged,
}: {
  page: Page;
  judged: readonly JudgedMeasurement[];
}) {
  const count = judged.flatMap(({ checks }) => checks).filter(({ verdict }) => isAmiss(verdict)).length;
  if (count === 0) return null;
  return (
    <Notice kind="warning">
      <a href={`#${placeOfChecks}`}>{words.t('results.checks-above', { count })}</a>
    </Notice>
  );
}

const isAmiss = (verdict: string): boolean => verdict === 'warns' || verdict === 'blocks';

/** What is not as it should be, measurement by measurement; nothing where all is well. */
export function MeasurementChecks({ page, judged }: { page: Page; judged: readonly JudgedMeasurement[] }) {
  const { words } = page;
  const found = judged.flatMap(({ checks, ...measurement }) =>
    checks.flatMap((check) =>
      check.verdict === 'ok' ? [] : [{ ...measurement, check, verdict: check.verdict }],
    ),
  );
  if (found.length === 0) return null;
  return (
    <>
      <h3 id={placeOfChecks}>{words.t('results.checks')}</h3>
      {found.map(({ partner, from, until, check, verdict }) => (
        <Check
          verdict={tones[verdict]}
          verdictLabel={words.say(`rulebook.verdict-${verdict}`)}
          title={`${partner ?? words.t('results.institute-itself')}, ${words.day(from as CalendarDay)} – ${words.day(until as CalendarDay)}`}
          sentence={checkText(words, check)}
          article={`${check.ruleId} · ${citationText(words, check.citation)}`}
        />
      ))}
    </>
  );
}
