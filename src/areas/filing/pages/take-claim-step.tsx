import { todayIn } from '../../../kernel/calendar-day.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import {
  type ClaimAtHand,
  claimAtHand,
  instalmentCrumbs,
  instalmentTitle,
} from '../../finance/pages/claim-words.ts';
import { minorText } from '../../finance/pages/money-words.ts';
import { claimStepsAfter } from '../../finance/rules/claim-input.ts';
import { mayKeepInstalments } from '../../finance/rules/claim-permissions.ts';
import { answeredObligation } from '../../obligations/queries/answered-obligation.ts';
import { takeClaimStep } from '../commands/take-claim-step.ts';

export const show = async (page: Page) => {
  const hand = await claimAtHand(page, mayKeepInstalments(page.actor));
  return html(view(page, hand, filledForm({ on: page.words.day(todayIn()) })));
};

export const save = async (page: Page) => {
  const hand = await claimAtHand(page, mayKeepInstalments(page.actor));
  const readers = { step: text, on: day, reference: text, note: text };
  const submitted = await submit(page, takeClaimStep, readers, { claimId: hand.found.id });
  if (!submitted.done) return invalid(view(page, hand, submitted.state));
  const answered = page.form.texts.step?.[0] === 'filed' ? await answeredBy(page, hand) : undefined;
  if (answered) return redirect(paths.obligation({ id: answered.id }), 'obligations.filed-say-channel');
  return redirect(paths.instalment({ id: hand.of.id }), 'finance.shift-step-taken');
};

/** The obligation of the year that the claim answers. */
const answeredBy = ({ actor, read }: Page, { of }: ClaimAtHand) => {
  const about = { filed: 'claim', subjectId: of.programmeId, year: of.year } as const;
  return read(async (tx) => actor.institute && answeredObligation(tx, actor.institute.id, about));
};

const view = (page: Page, { found, of }: ClaimAtHand, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  return (
    <Frame page={page} title={words.t('finance.shift-next')} crumbs={instalmentCrumbs(words, of)} narrow>
      <PageHead
        kind={`${instalmentTitle(words, of)} · ${minorText(words, found.minor, found.currency)}`}
        title={words.t('finance.shift-next')}
        quiet={words.t('finance.claim-step-what')}
      />
      <PageForm page={page} state={state} cancel={paths.instalment({ id: of.id })}>
        <RadioField
          {...field('step')}
          label={words.t('finance.shift-step')}
          options={claimStepsAfter(found.state).map((value) => ({
            value,
            label: words.t(`finance.claim-state-${value}`),
          }))}
        />
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <TextField {...field('reference')} label={words.t('finance.reference')} optional={optional} />
        <TextArea
          {...field('note')}
          label={words.t('finance.shift-note')}
          hint={words.t('finance.claim-note-hint')}
          optional={optional}
        />
      </PageForm>
    </Frame>
  );
};
