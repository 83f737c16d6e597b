import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { choices, day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { openHandOverPlan } from '../commands/open-hand-over-plan.ts';
import {
  type HandOverItemRow,
  type HandOverPlanRow,
  handOverItemsOf,
  handOverPlansOf,
} from '../queries/hand-over-plans.ts';
import type { PartnershipRow } from '../queries/partnerships.ts';
import { mayKeepPartnerFile } from '../rules/partner-file-permissions.ts';
import { partnerCrumbs, refuseUnless, seenPartner } from './seen-partner.ts';

type Seen = {
  partner: PartnershipRow;
  last: HandOverPlanRow | undefined;
  items: readonly HandOverItemRow[];
};

export const show = async (page: Page) => {
  const seen = await load(page);
  refuseUnless(mayKeepPartnerFile(page.actor));
  const { last, items } = seen;
  const typed = last
    ? { title: last.title, handOverOn: page.words.day(last.handOverOn), itemIds: items.map(({ id }) => id) }
    : {};
  return html(view(page, seen, filledForm(typed)));
};

export const save = async (page: Page) => {
  const seen = await load(page);
  const readers = { title: text, handOverOn: day, itemIds: choices, onBehalf };
  const submitted = await submit(page, openHandOverPlan, readers, { partnershipId: seen.partner.id });
  if (!submitted.done) return invalid(view(page, seen, submitted.state));
  return redirect(paths.handOver({ id: seen.partner.id }), 'partners.hand-over-kept');
};

const load = async (page: Page): Promise<Seen> => {
  const { partner, instituteId } = await seenPartner(page);
  return page.read(async (tx) => {
    const [last] = await handOverPlansOf(tx, instituteId, partner.id);
    return { partner, last, items: last ? await handOverItemsOf(tx, instituteId, last.id) : [] };
  });
};

const view = (page: Page, { partner, last, items }: Seen, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  const title = words.t(last ? 'partners.new-edition' : 'partners.new-hand-over');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)} narrow>
      <PageHead kind={partner.name} title={title} quiet={words.t('partners.hand-over-what')} />
      <PageForm page={page} state={state} cancel={paths.handOver({ id: partner.id })}>
        <TextField
          {...field('title')}
          label={words.t('partners.plan-title')}
          hint={words.t('partners.no-names')}
        />
        <DayField
          {...field('handOverOn')}
          label={words.t('partners.handOverOn')}
          hint={words.t('page.day-hint')}
        />
        {items.length > 0 && (
          <CheckboxGroup
            name="itemIds"
            label={words.t('partners.take-along')}
            optional={words.t('page.optional')}
            values={state.typed?.itemIds ?? []}
            options={items.map(({ id, what }) => ({ value: id, label: what }))}
          />
        )}
        <OnBehalfField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
