import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { changePlannedTransfer } from '../commands/change-planned-transfer.ts';
import type { PlannedTransferRow } from '../queries/planned-transfers.ts';
import { type ConditionState, conditionsOf } from '../queries/transfer-conditions.ts';
import { canBeAskedFor } from '../rules/planned-transfer.ts';
import { typedAmount } from './money-words.ts';
import { planningUnder, readPlan } from './plan-transfer.tsx';
import { PlannedTransferFields, type TransferChoices } from './planned-transfer-fields.tsx';
import { transferCrumbs, transferOf, transferTitle } from './transfer-words.ts';

type Loaded = {
  transfer: PlannedTransferRow;
  conditions: readonly ConditionState[];
  choices: TransferChoices;
};

const load = async (page: Page): Promise<Loaded> => {
  const { transfer, conditions } = await page.read(async (tx) => {
    const found = await transferOf(page, tx);
    const scope = { on: todayIn(), partnershipId: found.partnershipId };
    return { transfer: found, conditions: await conditionsOf(tx, instituteOf(page), [found.id], scope) };
  });
  if (!canBeAskedFor(transfer.state)) throw new NotAllowed({ key: 'finance.transfer-not-changed-now' });
  const { choices } = await planningUnder(page, transfer.agreementId);
  return { transfer, conditions, choices };
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return html(view(page, loaded, filledForm(typedOf(page, loaded))));
};

const typedOf = ({ words }: Page, { transfer, conditions }: Loaded) => ({
  dueOn: words.day(transfer.dueOn),
  amount: typedAmount(words, transfer.minor, transfer.currency),
  programmeId: transfer.programmeId,
  outcomeId: transfer.outcomeId ?? undefined,
  note: transfer.note,
  ...Object.fromEntries(
    conditions.flatMap(({ kind, what, percent, amendmentId, confirmedBy }, at) =>
      Object.entries({ kind, what, percent: percent?.toString(), amendmentId, confirmedBy }).map(
        ([name, value]) => [`conditions.${at}.${name}`, value ?? undefined],
      ),
    ),
  ),
});

export const save = async (page: Page) => {
  const loaded = await load(page);
  const { transfer } = loaded;
  const { typed, readers } = readPlan(page, transfer.currency);
  const fields = { ...readers, reason: text, version: wholeNumber };
  const submitted = await submit(typed, changePlannedTransfer, fields, { id: transfer.id });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.plannedTransfer({ id: transfer.id }), 'finance.transfer-kept');
};

const view = (page: Page, { transfer, choices }: Loaded, state: FormState) => {
  const { words } = page;
  const field = fieldOf(page, state);
  return (
    <Frame
      page={page}
      title={words.t('finance.change-transfer')}
      crumbs={transferCrumbs(words, transfer)}
      narrow
    >
      <PageHead kind={transferTitle(words, transfer)} title={words.t('finance.change-transfer')} />
      <PageForm
        page={page}
        state={state}
        hasRows
        version={transfer.version}
        cancel={paths.plannedTransfer({ id: transfer.id })}
      >
        <PlannedTransferFields page={page} state={state} choices={choices} />
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
