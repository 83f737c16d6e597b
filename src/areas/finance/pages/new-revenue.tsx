import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { idOf } from '../../results/pages/address.ts';
import { recordRevenue } from '../commands/record-revenue.ts';
import { revenueChoices } from './revenue-choices.ts';
import { RevenueFields, RevenuePartner, revenueReaders } from './revenue-fields.tsx';

type Loaded = Awaited<ReturnType<typeof revenueChoices>>;

export const show = async (page: Page) =>
  html(view(page, await revenueChoices(page, idOf(page)), filledForm({ kind: 'activity' })));

export const save = async (page: Page) => {
  const loaded = await revenueChoices(page, idOf(page));
  const { id } = loaded.programme;
  const [own] = page.actor.partnerships;
  const submitted = await submit(
    page,
    recordRevenue,
    { ...revenueReaders, partnershipId: text },
    { programmeId: id, ...(own ? { partnershipId: own } : {}) },
  );
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.revenues({ id }), 'finance.revenue-kept');
};

const view = (page: Page, { programme, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.new-revenue');
  const back = paths.revenues({ id: programme.id });
  return (
    <Frame page={page} title={title} crumbs={[{ label: words.t('finance.revenues'), href: back }]} narrow>
      <PageHead kind={programme.reference} title={title} quiet={words.t('finance.revenues-what')} />
      <PageForm page={page} state={state} cancel={back}>
        <RevenuePartner page={page} state={state} choices={choices} />
        <RevenueFields page={page} state={state} choices={choices} />
      </PageForm>
    </Frame>
  );
};
