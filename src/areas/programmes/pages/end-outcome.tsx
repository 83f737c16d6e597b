import { day, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { endOutcome } from '../commands/end-outcome.ts';
import { outcomeEnd } from '../queries/outcome-ends.ts';
import { outcomeEndKinds } from '../rules/outcome-end.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FewInput, LineInput, ParagraphInput } from './field-parts.tsx';
import { DayInput } from './form-parts.tsx';
import { outcomeSubject } from './outcome-subject.ts';
import { plainForm } from './plain-form.tsx';
import { theoryCrumbs } from './theory-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id) => {
    const subject = await outcomeSubject(tx, instituteId, id);
    return subject && { ...subject, noted: await outcomeEnd(tx, instituteId, id) };
  },
  title: 'programmes.outcome-end',
  kind: (_, { outcome }) => outcome.code,
  crumbs: (page, { programme }) => theoryCrumbs(page, programme),
  back: ({ outcome: { id } }) => paths.outcome({ id }),
  open: ({ words }, { noted }) =>
    noted
      ? {
          kind: noted.kind,
          endedOn: words.day(noted.endedOn),
          reference: noted.reference,
          reason: noted.reason,
        }
      : {},
  version: ({ noted }) => noted?.entryNo ?? 0,
  command: endOutcome,
  readers: { kind: text, endedOn: day, reference: text, reason: text, correctionReason: text },
  extra: (_, { outcome }) => ({ outcomeId: outcome.id }),
  fields: ({ page, state, loaded: { outcome, noted } }) => (
    <>
      <p>
        <strong>{outcome.code}</strong> {page.words.text(outcome.title)}
      </p>
      <p>{page.words.t('programmes.outcome-end-what')}</p>
      {noted && (
        <p>
          <a href={paths.takeBackOutcomeEnd({ id: outcome.id })}>
            {page.words.t('programmes.outcome-end-take-back')}
          </a>
        </p>
      )}
      <FewInput
        page={page}
        state={state}
        name="kind"
        label="programmes.outcome-end-kind"
        values={outcomeEndKinds}
      />
      <DayInput page={page} state={state} name="endedOn" label={page.words.t('programmes.ended-on')} />
      <LineInput
        page={page}
        state={state}
        name="reference"
        label="programmes.letter-reference"
        hint="programmes.outcome-end-reference-hint"
        width={32}
      />
      <ParagraphInput page={page} state={state} name="reason" label="programmes.outcome-end-why" rows={3} />
      {noted && (
        <ParagraphInput
          page={page}
          state={state}
          name="correctionReason"
          label="programmes.correction-reason"
          rows={2}
        />
      )}
    </>
  ),
  notice: 'programmes.outcome-ended',
});
