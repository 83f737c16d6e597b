import type * as z from 'zod/mini';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { assetInput } from '../rules/asset-input.ts';

type Said = Omit<z.infer<typeof assetInput>, 'id' | 'expenseId'>;

/** Where the expense that bought it stands. */
type Place = {
  expenseId: string;
  programmeId: string;
  outcomeId: string | null;
  partnershipId: string | null;
  chargedYear: number;
};
type Replaced = { id: string; reason: string };

/** Another asset with that number stands in the inventory of the same partner. */
export const assetConstraints = {
  inventory_number_unique: { fields: { inventoryNumber: [{ key: 'finance.inventory-number-taken' }] } },
};

/** Writes one row of an asset; returns what was said, for the trail. */
export const keepAsset = async (
  { tx, chain, entryNo }: Writing,
  { id, place, replaces }: { id: string; place: Place; replaces?: Replaced },
  { description, place: where, inventoryNumber, state, destination, destinationOn }: Said,
) => {
  await tx
    .insertInto('assets')
    .values({
      institute_id: chain,
      id: replaces ? newId() : id,
      asset_id: id,
      expense_id: place.expenseId,
      programme_id: place.programmeId,
      outcome_id: place.outcomeId,
      partnership_id: place.partnershipId,
      charged_year: place.chargedYear,
      description,
      place: where,
      inventory_number: inventoryNumber,
      state,
      destination: destination ?? null,
      destination_on: destinationOn ?? null,
      replaces_id: replaces?.id ?? null,
      correction_reason: replaces?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { description, place: where, inventoryNumber, state, destination, destinationOn };
};
