import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { readingInForce } from '../queries/cell-in-force.ts';
import { cellsCountedUnder } from '../queries/cells-counted.ts';
import { keyOfMeasurement, standingMeasurements } from '../queries/measurement-keys.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { partnerCountries } from '../queries/partner-countries.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import { besideUndivided } from '../queries/undivided-beside.ts';
import { brokenInPlaces } from '../rules/breakdown-sum.ts';
import type { Cell } from '../rules/cell-change.ts';
import { closedFor } from '../rules/closed-period.ts';
import { measuredCountry } from '../rules/measured-country.ts';
import { measuredValue } from '../rules/measured-value.ts';
import { type MeasurementCorrectionInput, measurementCorrectionInput } from '../rules/measurement-input.ts';
import { outsideProgramme } from '../rules/programme-days.ts';
import { mayCorrect } from '../rules/report-permissions.ts';
import { whyDaysStay, whyFixed, whyPlaceStays } from '../rules/report-state.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';
import { writeRestatement } from './write-restatement.ts';

/**
 * Another figure in the place of the one that stands, with the reason; the old one stays to be seen. An approved figure, or one
 * of a locked period, is restated by an officer alone, who says who was told; a partner's stays approved or locked, the
 * institute's own waits for another's approval in its sheet. None is moved into days
 * that take no new figures, nor out of a sheet that was submitted, approved or locked. It is judged by the definition under which it was measured.
 */
export const correctMeasurement = defineCommand({
  name: 'correct-measurement',
  version: 1,
  input: measurementCorrectionInput,
  may: (actor) => mayMeasure(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, input) => {
    const { tx, chain, actor, entryNo } = writing;
    const [standing] = await measurementHistory(tx, chain, input.id);
    if (!standing || standing.endedByNo !== null) throw new NotFound();
    const allowed = mayMeasure(actor, standing);
    if (allowed !== true) throw new NotAllowed(allowed);
    if (standing.entryNo !== input.version) return conflict(standing.entryNo, comparable(standing));
    const found = (await statesOf(tx, chain, [input.id])).get(input.id);
    const state = found?.state;
    // It may have become so since the form was opened: what was typed is kept.
    const mayChange = mayCorrect(actor, { ...standing, state });
    if (mayChange !== true) return refuse(mayChange);
    const isRestated = whyFixed(state) !== undefined;
    if (isRestated && !input.told) return refuseFields({ told: [{ key: 'results.say-who-was-told' }] });
    const worked = measuredValue(standing, input);
    if ('errors' in worked) return refuseFields(worked.errors);
    const works = await partnerCountries(tx, chain, standing.partnershipId ? [standing.partnershipId] : []);
    const { partnershipId } = standing;
    const country =
      input.country === undefined
        ? standing.country
        : measuredCountry({ partnershipId, country: input.country }, works);
    const said = { ...input, value: worked.value, country };
    if (input.from !== standing.from || input.until !== standing.until) {
      const moved = whyDaysStay(state) ?? (await wrongInMoved(writing, standing, input));
      if (moved) return refuseFields(moved);
    }
    const wrong =
      whyPlaceStays(found, placeOf(standing), said) ?? (await wrongBeside(writing, standing, said));
    if (wrong) return refuseFields(wrong);
    await endReplaced(writing, 'measurements', [{ replaces_id: standing.rowId }]);
    const rowId = newId();
    await tx
      .insertInto('measurements')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id: rowId,
        measurement_id: input.id,
        indicator_id: standing.indicatorId,
        indicator_version_id: standing.indicatorVersionId,
        outcome_id: standing.outcomeId,
        partnership_id: standing.partnershipId,
        from_on: input.from,
        until_on: input.until,
        breakdown: canonicalJson(input.breakdown),
        ...saidRow(said),
        ...partsRow(input),
        country,
        provenance: input.provenance,
        entered_on_behalf: input.onBehalf?.source ?? null,
        replaces_id: standing.rowId,
        correction_reason: input.reason,
      })
      .execute();
    if (isRestated && input.told)
      await writeRestatement(writing, { standing, rowId, reason: input.reason, told: input.told });
    const { id, version: _, ...after } = said;
    return done(
      { id, rowId, indicatorId: standing.indicatorId },
      {
        subject: { kind: 'measurement', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after,
      },
    );
  },
});

const placeOf = ({ country, breakdown }: MeasurementDetail) => ({ country, breakdown: breakdown as Cell });

/** In other days it is a new figure there: the programme has to know them, and their window says whether it takes one. */
const wrongInMoved = async (
  { tx, chain, actor }: Writing,
  { indicatorId, outcomeId, partnershipId }: MeasurementDetail,
  moved: MeasurementCorrectionInput,
): Promise<FieldErrors | undefined> => {
  const days = (await programmeDays(tx, chain, [outcomeId])).get(outcomeId);
  const outside = days ? outsideProgramme(moved, days) : {};
  if (outside.from || outside.until) return outside;
  const windows = await coveringWindows(tx, chain, [partnershipId]);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  const closed = closedFor({ indicatorId, partnershipId, until: moved.until }, windows, {
    day: todayIn(),
    isPartner,
  });
  return closed && { from: [closed] };
};

/** In one place a cell has one figure, and the parts are not more than the whole. */
const wrongBeside = async (
  { tx, chain }: Writing,
  standing: MeasurementDetail,
  {
    from,
    until,
    country,
    value,
    numerator,
    denominator,
    breakdown,
  }: Omit<MeasurementCorrectionInput, 'country'> & { country: string | null },
): Promise<FieldErrors | undefined> => {
  const { id, indicatorId, partnershipId, indicatorVersionId: versionId } = standing;
  const read = await readingInForce(tx, chain, versionId);
  const said = { value, numerator, denominator, breakdown: read(breakdown) };
  const given = { indicatorId, partnershipId, country, from, until, ...said };
  const before = { ...standing, breakdown: read(placeOf(standing).breakdown) };
  const days = { from, until };
  const others = await standingMeasurements(tx, chain, [indicatorId], { versionId, days });
  const kept = others.filter(({ measurementId }) => measurementId !== id);
  const key = keyOfMeasurement(given);
  const isMoved = country !== null && country !== standing.country;
  if (isMoved && (await besideUndivided(tx, chain, [{ ...given, measurementId: id }])).size > 0)
    return { country: [{ key: 'results.undivided-stands', args: { country } }] };
  // Where cells came together, its own has others in it already.
  if (key !== keyOfMeasurement(before) && kept.some((each) => keyOfMeasurement(each) === key))
    return { from: [{ key: 'results.already-measured' }] };
  const counted = (await cellsCountedUnder(tx, chain, [versionId])).get(versionId)!;
  const [broken] = brokenInPlaces({ ...standing, ...counted }, [given], kept, others);
  return broken && { [broken[1]]: [broken[2]] };
};

export const comparable = ({
  value,
  country,
  from,
  until,
  text,
  comment,
  provenance,
}: MeasurementDetail) => ({
  'results.value': value,
  'results.from': from,
  'results.until': until,
  'results.country': country,
  'results.text': text,
  'results.comment': comment,
  'results.provenance': provenance,
});
