import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { day, decimal, text, wholeNumber } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { postFunders } from '../../activities/rules/support-detail.ts';

export const postReaders = { post: text, fullTimeEquivalent: decimal, fromOn: day, untilOn: day };
export const shareReaders = {
  fromOn: day,
  untilOn: day,
  funder: text,
  sharePercent: wholeNumber,
  source: text,
};

type Props = { page: Page; state: FormState };

/** A function, its size and the days of its contract. */
export function PostFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <TextField
        {...field('post')}
        label={words.t('finance.post')}
        hint={words.t('finance.post-name-hint')}
      />
      <TextField
        {...field('fullTimeEquivalent')}
        label={words.t('finance.fullTimeEquivalent')}
        hint={words.t('finance.full-time-hint')}
        inputmode="decimal"
        width={8}
      />
      <DayField {...field('fromOn')} label={words.t('finance.fromOn')} hint={words.t('page.day-hint')} />
      <DayField
        {...field('untilOn')}
        label={words.t('finance.untilOn')}
        optional={words.t('page.optional')}
      />
    </>
  );
}

/** Which part of the time a funder bears, when, and what says so. */
export function ShareFields({ page, state }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <>
      <DayField {...field('fromOn')} label={words.t('finance.fromOn')} hint={words.t('page.day-hint')} />
      <DayField
        {...field('untilOn')}
        label={words.t('finance.untilOn')}
        hint={words.t('finance.share-days-hint')}
      />
      <RadioField
        {...field('funder')}
        label={words.t('finance.funder')}
        options={postFunders.map((value) => ({ value, label: words.t(`activities.funder-${value}`) }))}
      />
      <TextField
        {...field('sharePercent')}
        label={words.t('finance.sharePercent')}
        hint={words.t('finance.share-percent-hint')}
        inputmode="numeric"
        width={4}
      />
      <TextField
        {...field('source')}
        label={words.t('finance.share-source')}
        hint={words.t('finance.share-source-hint')}
      />
    </>
  );
}
