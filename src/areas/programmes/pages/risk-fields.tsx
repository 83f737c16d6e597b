import type { Page } from '../../../page/page.ts';
import { day, localizedText, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import type { OutcomeRow } from '../queries/outcomes.ts';
import { isFollowedUp, type RiskRow } from '../queries/risks.ts';
import type { StatementRow } from '../queries/theories.ts';
import { riskMarks, riskStates } from '../rules/risk-input.ts';
import { ChoiceInput, FewInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput, LocalizedInput } from './form-parts.tsx';
import { markWords } from './risk-tag.tsx';
import { assumptionOptions, outcomeOptions } from './thing-options.ts';

export const riskReaders = {
  outcomeId: text,
  statementId: text,
  text: localizedText,
  probability: wholeNumber,
  impact: wholeNumber,
  mitigation: localizedText,
  trigger: localizedText,
  responsible: text,
};

export const followUpReaders = {
  year: wholeNumber,
  state: text,
  probability: wholeNumber,
  impact: wholeNumber,
  note: text,
  byFunction: text,
  onDay: day,
};

type Props = { page: Page; state: FormState };

const marks = ({ words }: Page) =>
  riskMarks.map((mark) => ({
    value: String(mark),
    label: `${mark} · ${words.t(`programmes.risk-mark-${mark}`)}`,
  }));

function Judgement({ page, state }: Props) {
  return (
    <>
      <ChoiceInput
        page={page}
        state={state}
        name="probability"
        label="programmes.risk-probability"
        options={marks(page)}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="impact"
        label="programmes.risk-impact"
        options={marks(page)}
      />
    </>
  );
}

type RiskProps = Props & {
  outcomes: readonly OutcomeRow[];
  statements: readonly StatementRow[];
  /** The risk that is changed. */
  risk?: RiskRow;
};

/** The fields of a risk, for a new one and for one that is changed. */
export function RiskFields({ page, state, outcomes, statements, risk }: RiskProps) {
  const { words } = page;
  return (
    <>
      <LocalizedInput
        page={page}
        state={state}
        name="text"
        label={words.t('programmes.risk-text')}
        hint={words.t('programmes.no-names')}
        rows={3}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="outcomeId"
        label="programmes.outcome"
        hint="programmes.risk-outcome-hint"
        optional
        options={outcomeOptions(page, outcomes)}
      />
      <ChoiceInput
        page={page}
        state={state}
        name="statementId"
        label="programmes.risk-assumption"
        hint="programmes.risk-assumption-hint"
        optional
        options={assumptionOptions(page, statements)}
      />
      {risk && isFollowedUp(risk) ? (
        <DescriptionList rows={firstMarksOf(page, risk)} />
      ) : (
        <Judgement page={page} state={state} />
      )}
      <LocalizedInput
        page={page}
        state={state}
        name="mitigation"
        label={words.t('programmes.risk-mitigation')}
        hint={words.t('programmes.no-names')}
        rows={3}
        optional
      />
      <LocalizedInput
        page={page}
        state={state}
        name="trigger"
        label={words.t('programmes.risk-trigger')}
        hint={words.t('programmes.risk-trigger-hint')}
        rows={2}
        optional
      />
      <LineInput
        page={page}
        state={state}
        name="responsible"
        label="programmes.responsible"
        hint="programmes.function-hint"
        optional
      />
    </>
  );
}

/** How a risk was judged before it was followed up: that stays. */
export const firstMarksOf = (page: Page, { firstProbability, firstImpact }: RiskRow) => [
  {
    term: page.words.t('programmes.risk-first-mark'),
    value: `${markWords(page, firstProbability)} × ${markWords(page, firstImpact)}`,
  },
];

/** The fields of a follow-up, for a new one and for its correction. */
export function FollowUpFields({ page, state }: Props) {
  return (
    <>
      <LineInput page={page} state={state} name="year" label="programmes.year" width={4} />
      <FewInput page={page} state={state} name="state" label="programmes.risk-state" values={riskStates} />
      <Judgement page={page} state={state} />
      <ParagraphInput page={page} state={state} name="note" label="programmes.risk-note" />
      <LineInput
        page={page}
        state={state}
        name="byFunction"
        label="programmes.by-function"
        hint="programmes.function-hint"
      />
      <DayInput page={page} state={state} name="onDay" label={page.words.t('programmes.on-day')} />
    </>
  );
}
