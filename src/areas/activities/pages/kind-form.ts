import type { Fields } from '../../../page/form.ts';
import type { Html, Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import type { ActivityChoices } from './activity-choices.ts';

export type KindFieldsProps = { page: Page; state: FormState; choices: ActivityChoices };

/** The page shape of one kind: how its detail is read from a form, filled into one, and shown in it. */
export type KindForm<Detail> = {
  readers: Fields;
  /** What the fields together mean, where one field is not one value. */
  joined?: (page: Page, choices: ActivityChoices) => Readonly<Record<string, unknown>>;
  filled: (page: Page, detail: Detail) => Record<string, string | readonly string[] | undefined>;
  Fields: (props: KindFieldsProps) => Html;
};
