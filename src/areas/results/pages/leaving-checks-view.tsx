import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Check as CheckView } from '../../../ui/check.tsx';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { derogationLink } from '../../rulebook/pages/derogation-link.ts';
import { checkText, citationText, ruleName } from '../../rulebook/pages/rulebook-words.ts';
import type { Moment } from '../../rulebook/rules/rule.ts';
import { leavingRules } from '../rules/leaving-rules.ts';

/** `until`: the last day of the figures that were looked at, where there is one. */
type Props = {
  page: Page;
  checks: readonly ProgrammeCheck[];
  moment: Moment;
  until?: CalendarDay | undefined;
};

/** What stands against the figures that would leave the house, each with the list of those that it is said of. */
export function LeavingChecks({ page, checks, moment, until }: Props) {
  const { words } = page;
  return (
    <>
      {checks
        .filter(({ moments }) => moments.includes(moment))
        .map((check) => {
          const { verdict, subject, ruleId } = check;
          if (verdict !== 'blocks' && verdict !== 'warns') return null;
          const derogation = derogationLink(page, subject, check);
          return (
            <CheckView
              verdict={verdict === 'blocks' ? 'stop' : 'warn'}
              verdictLabel={words.t(`rulebook.verdict-${verdict}`)}
              title={ruleName(words, ruleId)}
              sentence={
                <>
                  {checkText(words, check)}{' '}
                  <a href={listOf(subject.id, ruleId, until)}>{words.t('results.figures-meant')}</a>
                </>
              }
              article={citationText(words, check.citation)}
              action={derogation}
            />
          );
        })}
    </>
  );
}

const listOf = (programme: string, ruleId: string, until: CalendarDay | undefined): string => {
  const state = leavingRules.find(({ id }) => id === ruleId)?.state;
  return withQuery(paths.measurements(), { programme, until, ...(state ? { state } : { rule: ruleId }) });
};
