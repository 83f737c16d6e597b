import type { Page } from '../../../page/page.ts';
import type { ExpenseChoices } from '../queries/expense-choices.ts';

/**
 * A form opens with the rate last used. Sent with another currency and that rate untouched, the rate is of the wrong
 * currency: it is taken out, so that the person is asked for one instead of converting at a wrong one in silence.
 */
export const withoutStaleRate = (page: Page, { lastRate }: ExpenseChoices): Page => {
  const { currency, rate, rateSource: _, ...texts } = page.form.texts;
  const isStale =
    lastRate !== undefined &&
    currency?.[0] !== lastRate.currency &&
    rate?.[0] === page.words.number(lastRate.rate);
  if (!isStale) return page;
  return {
    ...page,
    form: { ...page.form, texts: { ...texts, currency: currency ?? [], rate: [''], rateSource: [''] } },
  };
};
