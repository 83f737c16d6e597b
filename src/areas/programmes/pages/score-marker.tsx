import { todayIn } from '../../../kernel/calendar-day.ts';
import { day, localizedText, text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { scoreMarker } from '../commands/score-marker.ts';
import { markerReason, markersOf } from '../queries/markers.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { markerCodes, markerWeights } from '../rules/marker-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { FewInput, LineInput } from './field-parts.tsx';
import { DayInput, LocalizedInput, localizedFields } from './form-parts.tsx';
import { plainForm } from './plain-form.tsx';
import { programmeCrumbs } from './programme-crumbs.ts';

export const { show, save } = plainForm({
  may: mayKeepProgrammes,
  load: async (tx, instituteId, id, { params }) => {
    const code = markerCodes.find((each) => each === params.code);
    const outcome = code && (await outcomeById(tx, instituteId, id));
    const programme = outcome && (await programmeById(tx, instituteId, outcome.programmeId));
    if (!code || !outcome || !programme) return undefined;
    const markers = await markersOf(tx, instituteId, programme.id);
    return {
      code,
      outcome,
      programme,
      marker: markers.find((row) => row.outcomeId === id && row.code === code),
      standing: await markerReason(tx, instituteId, id, code),
    };
  },
  title: 'programmes.marker-score',
  kind: ({ words }, { code, outcome }) => `${outcome.code} · ${words.t(`programmes.marker-${code}`)}`,
  crumbs: (page, { programme }) =>
    programmeCrumbs(page, programme, {
      label: page.words.t('programmes.markers'),
      href: paths.programmeMarkers({ id: programme.id }),
    }),
  back: ({ programme: { id } }) => paths.programmeMarkers({ id }),
  open: ({ words }, { marker }) => ({
    significance: marker?.significance ?? undefined,
    ...localizedFields('reason', marker?.reason ?? {}),
    scoredBy: marker?.scoredBy ?? undefined,
    scoredOn: words.day(todayIn()),
  }),
  version: ({ standing }) => standing?.entryNo ?? 0,
  command: scoreMarker,
  readers: { significance: text, reason: localizedText, scoredBy: text, scoredOn: day },
  extra: (_, { outcome: { id }, code }) => ({ outcomeId: id, code }),
  fields: ({ page, state }) => (
    <>
      <FewInput
        page={page}
        state={state}
        name="significance"
        label="programmes.marker-significance"
        values={markerWeights}
      />
      <LocalizedInput
        page={page}
        state={state}
        name="reason"
        label={page.words.t('programmes.marker-reason')}
        hint={page.words.t('programmes.no-names')}
        rows={4}
      />
      <LineInput
        page={page}
        state={state}
        name="scoredBy"
        label="programmes.marker-scored-by"
        hint="programmes.function-hint"
      />
      <DayInput
        page={page}
        state={state}
        name="scoredOn"
        label={page.words.t('programmes.marker-scored-on')}
      />
    </>
  ),
  notice: 'programmes.marker-scored',
});
