import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Check } from '../../../ui/check.tsx';
import { checkText, citationText } from '../../rulebook/pages/rulebook-words.ts';
import type { JudgedMeasurement } from '../queries/measurement-checks.ts';

const tones = { warns: 'warn', blocks: 'stop', informs: 'info', settled: 'ok' } as const;

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
      <h3>{words.t('results.checks')}</h3>
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
