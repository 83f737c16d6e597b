import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { amount, day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { AmountField } from '../../../ui/amount-field.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addHandOverItem } from '../commands/add-hand-over-item.ts';
import { handOverPlan } from '../queries/hand-over-plans.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { currencies } from './agreement-fields.tsx';
import { partnerCrumbs, partnerOfRow, refuseUnless } from './seen-partner.ts';

const readers = {
  what: text,
  takenOverBy: text,
  dueOn: day,
  yearlyCost: amount('currency'),
  borneBy: text,
  onBehalf,
};

export const show = async (page: Page) => {
  const { partner } = await partnerOfRow(page, handOverPlan);
  refuseUnless(mayKeepPartnerFile(page.actor));
  return html(view(page, partner, freshForm()));
};

export const save = async (page: Page) => {
  const { partner, row } = await partnerOfRow(page, handOverPlan);
  const submitted = await submit(page, addHandOverItem, readers, { planId: row.id });
  if (!submitted.done) return invalid(view(page, partner, submitted.state));
  return redirect(paths.handOver({ id: partner.id }), 'partners.hand-over-kept');
};

const view = (page: Page, partner: PartnershipRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t('partners.new-hand-over-item');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.hand-over-what')} />
      <p>{words.t('partners.no-names')}</p>
      <PageForm page={page} state={state} cancel={paths.handOver({ id: partner.id })}>
        <TextField {...field('what')} label={words.t('partners.what')} />
        <TextField
          {...field('takenOverBy')}
          label={words.t('partners.takenOverBy')}
          hint={words.t('partners.taken-over-hint')}
        />
        <DayField {...field('dueOn')} label={words.t('partners.dueOn')} hint={words.t('page.day-hint')} />
        <AmountField
          {...field('yearlyCost')}
          label={words.t('partners.yearlyCost')}
          optional={words.t('page.optional')}
          currency={{
            name: 'currency',
            label: words.t('partners.currency'),
            value: field('currency').value,
            options: currencies.map((value) => ({ value, label: value })),
          }}
        />
        <TextField
          {...field('borneBy')}
          label={words.t('partners.borneBy')}
          optional={words.t('page.optional')}
        />
        <OnBehalfField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
