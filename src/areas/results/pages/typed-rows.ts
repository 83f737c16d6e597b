import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { MeasurementInput } from '../rules/measurement-input.ts';
import { typedMeaning } from './asked-fields.ts';
import { numbers, said } from './sheet-line.ts';

const shared = ['from', 'until', 'country', 'provenance', 'onBehalf', 'partnershipId'] as const;

/** A line of the free sheet that was filled in, with what all lines share; `unclear`: the numbers in it that cannot be read. */
export type TypedRow = {
  indicatorId: string;
  meaning: number | undefined;
  breakdown: Record<string, never>;
} & {
  [Field in
    | (typeof shared)[number]
    | (typeof numbers)[number]
    | (typeof said)[number]]?: MeasurementInput[Field];
} & { unclear?: (typeof numbers)[number][] };

/** The hidden field that says which meaning of an indicator its line showed. */
export const meaningField = (id: string): string => `meaning.${id}`;

type Read = { input: Record<string, unknown>; unread: FieldErrors };

/** The lines that were filled in, as far as they can be read. */
export const typedRows = (page: Page, ids: readonly string[], { input, unread }: Read): TypedRow[] =>
  ids.flatMap((id) => {
    const unclear = numbers.filter((part) => unread[`${part}.${id}`]);
    const filled = Object.fromEntries([...numbers, ...said].map((name) => [name, input[`${name}.${id}`]]));
    if (unclear.length === 0 && Object.values(filled).every((each) => each === undefined)) return [];
    return [{ ...sharedRow(page, id, input), ...filled, ...(unclear.length > 0 ? { unclear } : {}) }];
  });

/** What all lines share, as a line of which no number is known: to judge it where no line was filled in. */
export const rowOfNothing = (page: Page, id: string, input: Record<string, unknown>): TypedRow => ({
  ...sharedRow(page, id, input),
  meaning: undefined,
  unclear: [...numbers],
});

const sharedRow = (page: Page, id: string, input: Record<string, unknown>): TypedRow => ({
  ...Object.fromEntries(shared.map((field) => [field, input[field]])),
  partnershipId: (input.partnershipId as string | undefined) ?? page.actor.partnerships[0],
  indicatorId: id,
  meaning: typedMeaning(page.form.texts, meaningField(id)),
  breakdown: {},
});
