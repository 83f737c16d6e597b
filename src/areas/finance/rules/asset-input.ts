import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';

export const assetStates = ['in_use', 'out_of_order', 'lost', 'disposed'] as const;
/** To whom it goes after the end of the programme. */
export const assetDestinations = ['partner', 'third', 'institute', 'sold', 'written_off'] as const;

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

const asset = {
  description: line(500),
  /** Where it is: a room, a town; never a person. */
  place: line(200),
  inventoryNumber: line(80),
  state: z._default(z.enum(assetStates), 'in_use'),
  destination: z.optional(z.enum(assetDestinations)),
  destinationOn: z.optional(dayInput),
};

const said = z.refine<{ destination?: string | undefined; destinationOn?: string | undefined }>(
  ({ destination, destinationOn }) => (destination === undefined) === (destinationOn === undefined),
  { path: ['destinationOn'], error: 'finance.destination-and-day' },
);

/** What an investment bought; several things may come of one expense. */
export const assetInput = z.object({ id: z.optional(idInput), expenseId: idInput, ...asset }).check(said);

/** The row that takes its place; `version` is the entry number of the one that was looked at. */
export const assetCorrection = z
  .object({ id: idInput, version: z.number(), reason: reasonInput, ...asset })
  .check(said);
