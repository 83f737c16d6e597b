import { fieldOf } from '../../../page/form-view.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import type { Page } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { decisionSubjects, decisionVerdicts } from '../../partners/rules/hand-over-input.ts';
import type { DecisionThing } from '../queries/decision-things.ts';
import { thingOptions } from './decision-things-words.ts';

/** How the fields of a decision are read; the thing it is about comes with the address, where it is one of ours. */
export const partnerDecisionReaders = {
  about: text,
  aboutId: text,
  aboutText: text,
  verdict: text,
  organ: text,
  decidedOn: day,
  source: text,
  onBehalf,
};

type Props = {
  page: Page;
  state: FormState;
  /** What can be chosen; left out where the form was opened for one thing, to which `aboutId` holds it. */
  things: readonly DecisionThing[] | undefined;
};

/** What is said of a decision. A thing that is chosen says its kind itself. */
export function PartnerDecisionFields({ page, state, things }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const aboutId = field('aboutId').value;
  return (
    <>
      {things ? (
        <SelectField
          {...field('aboutId')}
          label={words.t('finance.decided-on-thing')}
          hint={words.t('finance.decided-on-thing-hint')}
          optional={words.t('page.optional')}
          placeholder={words.t('finance.decided-on-other')}
          options={thingOptions(words, things)}
        />
      ) : (
        aboutId && <HiddenField name="aboutId" value={aboutId} />
      )}
      <SelectField
        {...field('about')}
        label={words.t('partners.about')}
        placeholder=""
        options={decisionSubjects.map((value) => ({ value, label: words.t(`partners.about-${value}`) }))}
      />
      <TextField
        {...field('aboutText')}
        label={words.t('partners.aboutText')}
        hint={words.t('partners.about-hint')}
      />
      <RadioField
        {...field('verdict')}
        label={words.t('partners.verdict')}
        options={decisionVerdicts.map((value) => ({ value, label: words.t(`partners.verdict-${value}`) }))}
      />
      <TextField
        {...field('organ')}
        label={words.t('partners.organ')}
        hint={words.t('partners.organ-hint')}
      />
      <DayField
        {...field('decidedOn')}
        label={words.t('partners.decidedOn')}
        hint={words.t('page.day-hint')}
      />
      <TextField
        {...field('source')}
        label={words.t('partners.source')}
        hint={words.t('partners.decision-source-hint')}
      />
      <OnBehalfField page={page} state={state} />
    </>
  );
}
