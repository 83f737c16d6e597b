import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { OnBehalfField, onBehalf } from '../../../page/on-behalf.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { askForTransfer } from '../commands/ask-for-transfer.ts';
import type { PlannedTransferRow } from '../queries/planned-transfers.ts';
import { mayAskForTransfer } from '../rules/transfer-permissions.ts';
import { minorText } from './money-words.ts';
import { transferCrumbs, transferOf, transferTitle } from './transfer-words.ts';

const load = async (page: Page): Promise<PlannedTransferRow> => {
  const transfer = await page.read((tx) => transferOf(page, tx));
  const allowed = mayAskForTransfer(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return transfer;
};

export const show = async (page: Page) =>
  html(view(page, await load(page), filledForm({ on: page.words.day(todayIn()) })));

export const save = async (page: Page) => {
  const transfer = await load(page);
  const readers = { on: day, note: text, onBehalf };
  const submitted = await submit(page, askForTransfer, readers, { transferId: transfer.id });
  if (!submitted.done) return invalid(view(page, transfer, submitted.state));
  return redirect(paths.plannedTransfer({ id: transfer.id }), 'finance.transfer-asked-for');
};

const view = (page: Page, transfer: PlannedTransferRow, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('finance.ask-for-transfer')}
      crumbs={transferCrumbs(words, transfer)}
      narrow
    >
      <PageHead
        kind={`${transferTitle(words, transfer)} · ${minorText(words, transfer.minor, transfer.currency)}`}
        title={words.t('finance.ask-for-transfer')}
        quiet={words.t('finance.ask-for-transfer-what')}
      />
      <PageForm
        page={page}
        state={state}
        buttons={[{ label: words.t('finance.ask-for-transfer') }]}
        cancel={paths.plannedTransfer({ id: transfer.id })}
      >
        <DayField {...field('on')} label={words.t('finance.on')} hint={words.t('page.day-hint')} />
        <TextArea
          {...field('note')}
          label={words.t('finance.transfer-request-note')}
          hint={words.t('finance.no-names')}
          optional={words.t('page.optional')}
        />
        <OnBehalfField page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
