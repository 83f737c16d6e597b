import { NotAllowed } from '../../../kernel/problem.ts';
import type { Reader } from '../../../page/form.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { instituteOf, queriedId } from '../../results/pages/address.ts';
import { declareVatStanding } from '../commands/declare-vat-standing.ts';
import { mayDeclareVat } from '../rules/finance-permissions.ts';

type Choices = readonly { id: string; name: string }[];

const load = async (page: Page): Promise<Choices> => {
  const institute = instituteOf(page);
  const allowed = mayDeclareVat(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read((tx) => partnerChoices(tx, institute));
};

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ partnershipId: queriedId(page, 'partner') })));

const yesOrNo: Reader<boolean | undefined> = (typed, name) => {
  const said = typed[name]?.[0];
  return { value: said === undefined || said === '' ? undefined : said === 'yes' };
};

export const save = async (page: Page) => {
  const choices = await load(page);
  const readers = { partnershipId: text, recovers: yesOrNo, fromOn: day, reason: text };
  const submitted = await submit(page, declareVatStanding, readers);
  if (!submitted.done) return invalid(view(page, choices, submitted.state));
  return redirect(paths.vatStandings(), 'finance.vat-declared');
};

const view = (page: Page, choices: Choices, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('finance.declare-vat');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[{ label: words.t('finance.vat-standings'), href: paths.vatStandings() }]}
      narrow
    >
      <PageHead title={title} />
      <PageForm page={page} state={state} cancel={paths.vatStandings()}>
        <SelectField
          {...field('partnershipId')}
          label={words.t('finance.partner')}
          optional={words.t('page.optional')}
          placeholder={words.t('finance.institute-itself')}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <RadioField
          {...field('recovers')}
          label={words.t('finance.vat-standing')}
          options={[
            { value: 'yes', label: words.t('finance.vat-recovers') },
            { value: 'no', label: words.t('finance.vat-recovers-not') },
          ]}
        />
        <DayField {...field('fromOn')} label={words.t('finance.fromOn')} hint={words.t('page.day-hint')} />
        <TextArea
          {...field('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
