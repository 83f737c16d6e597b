import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths, withQuery } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { SheetFigure } from '../queries/report-sheets.ts';
import type { SheetProposal } from '../queries/sheet-proposals.ts';
import { FedNote } from './fed-note.tsx';
import { cellParameter } from './figure-place.ts';
import { proposedField } from './report-typed.ts';

export type SheetPlace = { partnershipId: string | null; from: string; until: string };

type Told = {
  breakdown: Readonly<Record<string, string>>;
  country: string | null;
  elsewhere: readonly string[];
};

/** The address of the records that a proposal beside a cell adds up. */
export const placedRecordsHref = (
  indicatorId: string,
  { partnershipId, from, until }: SheetPlace,
  { breakdown, country, elsewhere }: Told,
): string =>
  withQuery(paths.indicatorRecords({ id: indicatorId }), {
    partner: partnershipId ?? undefined,
    from,
    until,
    cell: cellParameter(breakdown) || undefined,
    country: country ?? undefined,
    but: elsewhere.join(',') || undefined,
  });

type Props = {
  page: Page;
  state: FormState;
  /** Of the fields of the figure. */
  name: string;
  label: string;
  figure: SheetFigure | undefined;
  proposal: SheetProposal;
  /** What records come to where the figure stands. */
  beside: SheetProposal | undefined;
  recordsHref: string;
};

/** Beside a cell of a sheet: what the records come to, the tick that takes it over, and why it is another figure. */
export function FedFields({ page, state, name, label, figure, proposal, beside, recordsHref }: Props) {
  const { words } = page;
  const field = fieldOf(page, state);
  const value = words.number(String(proposal.total));
  return (
    <>
      <HiddenField name={proposedField(name)} value={String(proposal.total)} />
      <p class="quiet">
        <a href={recordsHref}>{words.t('results.records-say', { value, records: proposal.records })}</a>{' '}
        {figure && <FedNote page={page} figure={figure} proposal={beside} />}
      </p>
      <CheckboxField
        {...field(`${name}.takeOver`)}
        label={`${words.t('results.take-over', { value })} (${label})`}
        checked={state.typed?.[`${name}.takeOver`]?.[0] === 'on'}
      />
      <TextField
        {...field(`${name}.why`)}
        label={`${words.t('results.reason-other')} (${label})`}
        hint={words.t('results.no-names')}
        optional={words.t('page.optional')}
      />
    </>
  );
}
