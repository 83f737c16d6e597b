import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { ListOwner } from '../queries/programme-lists.ts';
import { judgeShares } from '../rules/percentage.ts';
import type { Classification, Participation, Place } from '../rules/programme-input.ts';
import { keepArrivals } from './keep-arrivals.ts';

export type Lists = {
  places?: readonly Place[] | undefined;
  classifications?: readonly Classification[] | undefined;
  participations?: readonly Participation[] | undefined;
};

/** What is wrong with percentages that someone typed; a published file is kept as it is and judged by the checks. */
export const shareErrors = (places: readonly Place[] | undefined): FieldErrors | undefined => {
  const found = judgeShares(places ?? []);
  if (found.kind === 'off')
    return {
      'places.0.percentage': [{ key: 'programmes.percentages-add-up', args: { sum: found.sum } }],
    };
  if (found.kind === 'some-missing')
    return { [`places.${found.at}.percentage`]: [{ key: 'programmes.percentage-missing' }] };
  return undefined;
};

/** Writes the lists that are given; each replaces the one before it whole, so its order is the caller's. */
export const keepLists = async (writing: Writing, owner: ListOwner, lists: Lists): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  const clear = (table: 'programme_places' | 'programme_classifications' | 'programme_participations') =>
    tx
      .deleteFrom(table)
      .where('institute_id', '=', chain)
      .where('programme_id', '=', owner.programmeId)
      .where('outcome_id', 'is not distinct from', owner.outcomeId)
      .execute();
  const row = (position: number) => ({
    institute_id: chain,
    id: newId(),
    programme_id: owner.programmeId,
    outcome_id: owner.outcomeId,
    position,
    entry_no: entryNo,
  });
  const { places, classifications, participations } = lists;
  if (places) {
    await clear('programme_places');
    const rows = places.map(({ country = null, region, percentage = null }, at) => ({
      ...row(at),
      country,
      region_code: region?.code ?? null,
      region_vocabulary: region?.vocabulary ?? null,
      percentage,
    }));
    if (rows.length > 0) await tx.insertInto('programme_places').values(rows).execute();
    const countries = rows.flatMap(({ country }) => (country ? [country] : []));
    await keepArrivals(writing, owner, 'country', countries);
  }
  if (classifications) {
    await clear('programme_classifications');
    const rows = classifications.map(
      ({ kind, vocabulary, code, percentage = null, significance = null }, at) => ({
        ...row(at),
        kind,
        vocabulary,
        code,
        percentage,
        significance,
      }),
    );
    if (rows.length > 0) await tx.insertInto('programme_classifications').values(rows).execute();
  }
  if (participations) {
    await clear('programme_participations');
    const rows = participations.map(({ organisationId, role, activityRef = null }, at) => ({
      ...row(at),
      organisation_id: organisationId,
      role,
      activity_ref: activityRef,
    }));
    if (rows.length > 0) await tx.insertInto('programme_participations').values(rows).execute();
  }
};
