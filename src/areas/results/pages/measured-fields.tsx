import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, decimal, localizedText, text } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import { type BrokenDown, cellOf, cellsOfDefinition, choiceOf } from '../rules/breakdown-cells.ts';
import type { Cell } from '../rules/cell-change.ts';
import type { Crossing } from '../rules/crossings.ts';
import type { Axis, Step } from '../rules/indicator-input.ts';
import { isNamed } from '../rules/measured.ts';
import { takesParts } from '../rules/measured-value.ts';
import type { StandardAxis } from '../rules/standard-axis.ts';
import { unitText } from './figure-text.ts';
import { changedText, OwnLanguageField, sourceLanguage } from './own-language-field.tsx';
import { answerOf, type Chosen, ValueField } from './value-field.tsx';

const breakdown: Reader<Record<string, string>> = (typed, name) => ({
  value: cellOf(typed[name]?.[0] ?? ''),
});

/** How a period, a value and what is said with it are read; for targets and measurements alike. */
export const saidReaders = {
  from: day,
  until: day,
  value: decimal,
  text: localizedText,
  comment: localizedText,
  breakdown,
};

/** The words of what stands, as the form changed them. */
export const changedWords = (standing: { text: unknown; comment: unknown } | undefined) => ({
  text: changedText(standing?.text),
  comment: changedText(standing?.comment),
});

/** The same of what is measured, with the parts of a share. */
export const measuredReaders = { ...saidReaders, numerator: decimal, denominator: decimal };

/** The institute's source for what it enters for a partner; nothing typed is nothing. */
export const onBehalfReader: Reader<{ source: string } | undefined> = (typed, name, language) => {
  const read = text(typed, name, language);
  const source = 'value' in read ? read.value : undefined;
  return { value: source ? { source } : undefined };
};

type Props = {
  page: Page;
  state: FormState;
  indicator: {
    measure: string;
    unit: Localized;
    axes?: readonly Axis[];
    crossings?: readonly Crossing[];
    leftOutAxes?: readonly StandardAxis[];
    scale?: readonly Step[];
    overPartners?: string;
    overTime?: string;
  };
  /** A share is asked by its parts; a target is one number. */
  withParts?: boolean;
  /** Label of the value: measured or aimed at. */
  value: string;
  /** What stands and is corrected: its words are shown in every language, or they would be lost. */
  standing?: { text: unknown; comment: unknown } | undefined;
  /** The cell in which it stands, where the definition need not count it. */
  own?: Cell | undefined;
};

/** Period, cell, value and words. What counts asks for a number first, what is told asks for words; one that stands or was typed is shown, to be emptied. */
export function SaidFields({ page, state, indicator, value, withParts = false, standing, own }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const optional = words.t('page.optional');
  const inLanguages = { page, state, hint: words.t('results.no-names'), optional, rows: 3 };
  const counts = indicator.measure === 'number' || indicator.measure === 'percentage';
  const parts = withParts && takesParts(indicator);
  const { axes = [], crossings = [], leftOutAxes = [], scale = [] } = indicator;
  const unit = unitText(words, indicator);
  return (
    <>
      <DayField {...field('from')} label={words.t('results.from')} hint={words.t('page.day-hint')} />
      <DayField {...field('until')} label={words.t('results.until')} />
      {parts && (
        <>
          <TextField
            {...field('numerator')}
            label={words.t('results.numerator')}
            optional={indicator.overPartners === 'ratio' ? undefined : optional}
            inputmode="decimal"
            width={8}
          />
          <TextField
            {...field('denominator')}
            label={words.t('results.denominator')}
            optional={indicator.overPartners === 'ratio' ? undefined : optional}
            inputmode="decimal"
            width={8}
          />
        </>
      )}
      {(indicator.measure !== 'qualitative' || field('value').value) && (
        <ValueField
          {...field('value')}
          page={page}
          of={chosenOf(indicator, withParts)}
          label={unit ? `${value} (${unit})` : value}
          hint={parts ? words.t('results.share-hint') : undefined}
          optional={(counts && !parts) || isNamed({ ...indicator, scale }) ? undefined : optional}
        />
      )}
      <SelectField
        {...field('breakdown')}
        label={words.t('results.of-whom')}
        hint={words.t('results.of-whom-hint')}
        optional={optional}
        placeholder={words.t('results.whole')}
        options={cellOptions(page, { axes, crossings, leftOutAxes }, own)}
      />
      {(!counts || Boolean(standing?.text)) && (
        <OwnLanguageField
          {...inLanguages}
          name="text"
          label={words.t('results.text')}
          source={sourceLanguage(standing?.text)}
        />
      )}
      <OwnLanguageField
        {...inLanguages}
        name="comment"
        label={words.t('results.comment')}
        source={sourceLanguage(standing?.comment)}
      />
    </>
  );
}

/** Every cell that a form offers beside the whole, and the one in which something stands that the definition does not count. */
export const cellOptions = ({ words }: Page, definition: BrokenDown, own?: Cell) => {
  const { axes } = definition;
  const options = cellsOfDefinition(definition).map((choice) => ({
    value: choice,
    label: ownCellText(words, cellOf(choice), axes),
  }));
  const kept = own && choiceOf(own);
  if (!kept || options.some(({ value }) => value === kept)) return options;
  const cell = ownCellText(words, own, axes);
  return [...options, { value: kept, label: words.t('results.cell-not-counted', { cell }) }];
};

/** One measurement is one answer; what is aimed at is what answers come to, a category that is named one of them. */
const chosenOf = ({ measure, scale = [], ...comes }: Props['indicator'], isMeasured: boolean): Chosen =>
  isMeasured
    ? answerOf({ measure, scale })
    : { measure, scale: isNamed({ measure, scale }) ? scale : [], ...comes };

/** A day as the person's forms write it. */
export const typedDay = (page: Page, day: string): string => page.words.day(day as CalendarDay);
