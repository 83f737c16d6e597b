import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { paths } from '../../../paths.ts';
import { DayField } from '../../../ui/day-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { donorDecisions } from '../rules/obligation-state.ts';
import { LetterFields, ReasonOfCorrection } from './letter-fields.tsx';
import type { OneForm } from './one-form.ts';

/** What the donor said of a version filed, the last one unless another is chosen, with its letter. */
export function DecisionForm({ page, row, filed, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  // As with the version: a form that was refused stays about what it was opened on, until it is told what stands.
  const opened = state.conflict ? undefined : state.typed?.filingVersion?.[0];
  const filingVersion = Number(opened ?? row.filingVersion);
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.decideObligation({ id: row.id })}
      version={row.decisionNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
      hidden={{ filingVersion: String(filingVersion) }}
      multipart
    >
      {filed.length > 1 ? (
        <SelectField
          {...field('aboutVersion')}
          value={field('aboutVersion').value ?? String(filingVersion)}
          label={words.t('obligations.about-version')}
          options={filed.map(({ version, on }) => ({
            value: String(version),
            label: words.t('obligations.version-filed-on', { version, day: words.day(on) }),
          }))}
        />
      ) : (
        <p>{words.t('obligations.decision-of', { version: filingVersion })}</p>
      )}
      <RadioField
        {...field('decision')}
        label={words.t('obligations.decision')}
        options={donorDecisions.map((value) => ({ value, label: words.t(`obligations.decision-${value}`) }))}
      />
      <DayField
        {...field('decidedOn')}
        label={words.t('obligations.decidedOn')}
        hint={words.t('page.day-hint')}
      />
      <LetterFields page={page} state={state} hint={words.t('obligations.decision-letter-hint')} />
      <TextArea
        {...field('remark')}
        label={words.t('obligations.remark')}
        hint={words.t('records.no-names')}
        optional={words.t('page.optional')}
        rows={3}
      />
      {(row.decisionNo !== null || filed.length > 1) && <ReasonOfCorrection page={page} state={state} />}
    </PageForm>
  );
}
