import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { changeInstalment } from '../commands/change-instalment.ts';
import { type InstalmentRow, instalment } from '../queries/instalments.ts';
import { mayKeepInstalments } from '../rules/claim-permissions.ts';
import { InstalmentFields, inCurrency, instalmentReaders } from './instalment-fields.tsx';
import { typedAmount } from './money-words.ts';

const load = async (page: Page): Promise<InstalmentRow> => {
  const institute = instituteOf(page);
  const allowed = mayKeepInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const found = await page.read((tx) => instalment(tx, institute, idOf(page)));
  if (!found) throw new NotFound();
  return found;
};

export const show = async (page: Page) => {
  const found = await load(page);
  const { words } = page;
  const { number, year, minor, currency, decree, decreeReceivedOn } = found;
  const typed = {
    number: String(number),
    year: String(year),
    amount: typedAmount(words, minor, currency),
    decree,
    decreeReceivedOn: decreeReceivedOn ? words.day(decreeReceivedOn) : undefined,
  };
  return html(view(page, found, filledForm(typed)));
};

export const save = async (page: Page) => {
  const found = await load(page);
  const { id, currency } = found;
  const readers = { ...instalmentReaders, reason: text, version: wholeNumber };
  const submitted = await submit(inCurrency(page, currency), changeInstalment, readers, { id });
  if (!submitted.done) return invalid(view(page, found, submitted.state));
  return redirect(paths.instalment({ id }), 'finance.instalment-kept');
};

const view = (page: Page, { id, programme, number, currency, entryNo }: InstalmentRow, state: FormState) => {
  const { words } = page;
  const back = paths.instalment({ id });
  const title = words.t('finance.instalment-title', { programme, number });
  return (
    <Frame
      page={page}
      title={words.t('finance.change-instalment')}
      crumbs={[{ label: title, href: back }]}
      narrow
    >
      <PageHead kind={title} title={words.t('finance.change-instalment')} />
      <PageForm page={page} state={state} version={entryNo} cancel={back}>
        <InstalmentFields page={page} state={state} currency={currency} />
        <TextArea
          {...fieldOf(page, state)('reason')}
          label={words.t('results.reason')}
          hint={words.t('results.reason-hint')}
          rows={2}
        />
      </PageForm>
    </Frame>
  );
};
