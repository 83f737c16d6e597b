import type { Child } from 'hono/jsx';
import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { activityRules } from '../../activities/rules/activity-rules.ts';
import { aimRules } from '../../activities/rules/aim-rules.ts';
import { storyRules } from '../../activities/rules/consent-rules.ts';
import { runningSupportRule } from '../../finance/rules/running-support.ts';
import { capacityBaseline } from '../../partners/rules/capacity-baseline.ts';
import { partnerFileRules } from '../../partners/rules/partner-rules.ts';
import { programmeRules } from '../../programmes/rules/programme-rules.ts';
import { rightsRules } from '../../rights/rules/rights-rules.ts';
import { type CheckChoice, type CheckKind, loudVerdicts } from '../rules/check-choice.ts';
import { ruleTitle } from './rule-title.ts';

/** What the address narrows the checks to. */
export const checkChoiceOf = ({ query }: Page): CheckChoice => ({
  verdict: query.get('verdict') ?? undefined,
  ruleId: query.get('rule') ?? undefined,
});

type Props = { page: Page; action: string; kind: CheckKind; children?: Child };

/** Severity and rule, beside what the page itself is narrowed by; the kind of record is the tab. */
export function CheckFilters({ page, action, kind, children }: Props) {
  const { words } = page;
  const { verdict = '', ruleId = '' } = checkChoiceOf(page);
  // Of expenses the table has a line a rule, all of which block.
  if (kind === 'expenses' && !children) return null;
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('page.filter')}
      keep={{ of: kind }}
    >
      {children}
      {kind !== 'expenses' && (
        <>
          <SelectField
            name="verdict"
            label={words.t('overview.severity')}
            optional=""
            placeholder={words.t('overview.all-severities')}
            value={verdict}
            options={loudVerdicts.map((value) => ({ value, label: words.say(`rulebook.verdict-${value}`) }))}
          />
          <SelectField
            name="rule"
            label={words.t('overview.rule')}
            optional=""
            placeholder={words.t('rulebook.all-rules')}
            value={ruleId}
            options={ruleOptions(words, kind)}
          />
        </>
      )}
    </Filters>
  );
}

const rulesOf: Readonly<Record<Exclude<CheckKind, 'expenses'>, readonly { id: string }[]>> = {
  activities: activityRules,
  programmes: [...programmeRules, capacityBaseline, ...aimRules],
  partners: [...partnerFileRules, runningSupportRule],
  rights: rightsRules,
  stories: storyRules,
};

const ruleOptions = (words: Words, kind: Exclude<CheckKind, 'expenses'>): Option[] =>
  [...new Set(rulesOf[kind].map(({ id }) => id))]
    .map((id) => ({ value: id, label: ruleTitle(words, id) }))
    .sort((a, b) => a.label.localeCompare(b.label));
