import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { largestDocument } from '../../records/rules/document-input.ts';
import { mediaKinds } from '../../records/rules/media-kind.ts';
import type { FrozenVersion } from '../queries/frozen-versions.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';
import { type ClosingChannel, closingChannels } from '../rules/obligation-state.ts';
import { ReasonOfCorrection } from './letter-fields.tsx';
import { legalToday } from './obligation-words.tsx';
import type { OneForm } from './one-form.ts';

/** What was filed, when, how: the next version, or a correction of the last one. */
export function FilingForm({ page, row, frozen, outcomes, state }: OneForm) {
  const { words } = page;
  const field = fieldOf(page, state);
  const [newest] = frozen;
  const known = newest && !isNoted(newest, row) ? newest : undefined;
  const opened = (name: string, value: string | undefined) => ({
    ...field(name),
    value: state.typed ? field(name).value : value,
  });
  const along = outcomes.filter(({ id, filedOn }) => id !== row.id && !filedOn);
  const optional = words.t('page.optional');
  return (
    <PageForm
      page={page}
      state={state}
      action={paths.fileObligation({ id: row.id })}
      version={row.closingNo ?? 0}
      cancel={paths.obligation({ id: row.id })}
      buttons={[{ label: words.t('obligations.form-filing') }]}
      multipart
    >
      {row.filingVersion !== null && (
        <p>{words.t('obligations.next-version', { version: row.filingVersion + 1 })}</p>
      )}
      {newest && <FrozenHere page={page} newest={newest} />}
      {newest?.sha256 && (
        <SelectField
          {...opened('sha256', known || row.sha256 ? newest.sha256 : undefined)}
          label={words.t('obligations.sha256')}
          optional={optional}
          placeholder={words.t('obligations.another-version')}
          options={frozen.map(({ on, sha256 }) => ({
            value: sha256 ?? '',
            label: words.t('obligations.version-of-day', {
              day: words.day(on),
              digest: `${sha256?.slice(0, 12)}…`,
            }),
          }))}
        />
      )}
      <DayField
        {...opened('filedOn', words.day(known?.on ?? legalToday()))}
        label={words.t('obligations.filedOn')}
        hint={words.t('page.day-hint')}
      />
      <RadioField
        {...opened('channel', known && channelOf[known.what])}
        label={words.t('obligations.channel')}
        options={closingChannels.map((value) => ({ value, label: words.t(`obligations.channel-${value}`) }))}
      />
      <TextField
        {...opened('receipt', known?.receipt ?? undefined)}
        label={words.t('obligations.receipt')}
        hint={words.t('obligations.receipt-hint')}
        optional={optional}
      />
      <FileField
        {...field('receiptFile')}
        label={words.t('obligations.receiptFile')}
        hint={words.t('obligations.receipt-file-hint')}
        optional={optional}
        accept={mediaKinds.join(',')}
        limit={{ bytes: largestDocument, sentence: words.t('records.file-too-large') }}
      />
      {row.filingVersion === null && along.length > 0 && (
        <CheckboxGroup
          {...field('also')}
          label={words.t('obligations.also')}
          hint={words.t('obligations.also-hint')}
          optional={optional}
          values={state.typed?.also}
          options={along.map(({ id, subject }) => ({ value: id, label: subject }))}
        />
      )}
      {row.filingVersion !== null && (
        <>
          <CheckboxField
            {...field('correction')}
            label={words.t('obligations.corrects-last', { version: row.filingVersion })}
            checked={field('correction').value !== undefined}
          />
          <ReasonOfCorrection page={page} state={state} />
        </>
      )}
    </PageForm>
  );
}

/** The version that lies here, so that nobody types again what it says. */
function FrozenHere({ page: { words }, newest }: { page: Page; newest: FrozenVersion }) {
  const { what, id, on } = newest;
  return (
    <p>
      <a href={addressOf[what]({ id })}>{words.t(`obligations.frozen-${what}`, { day: words.day(on) })}</a>{' '}
      {words.t('obligations.say-channel')}
    </p>
  );
}

const addressOf = {
  account: paths.filing,
  scores: paths.filedScoresOne,
  lessons: paths.filedLessonsOne,
  evaluation: paths.evaluation,
  claim: paths.instalment,
  dialogue: paths.donorDialogue,
};

/** The channel that what lies here went by of itself. */
const channelOf: Partial<Record<FrozenVersion['what'], ClosingChannel>> = {
  evaluation: 'website',
  dialogue: 'meeting',
};

/** Whether what is on record as filed is this version, or may be; where either has no digest it is told by its day. */
const isNoted = (version: FrozenVersion, { filedOn, sha256 }: ObligationRow): boolean =>
  filedOn !== null &&
  (version.sha256 === null || sha256 === null ? version.on <= filedOn : version.sha256 === sha256);
