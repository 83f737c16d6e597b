import type { BuiltKind, DetailOf } from '../rules/kind-details.ts';

/** A list of a detail: a table with a row an element, read in the order of one column. */
export type ListTable = { table: string; order: string };

type ListOf<Detail> = {
  [Field in keyof Detail]-?: NonNullable<Detail[Field]> extends readonly object[] ? Field : never;
}[keyof Detail];

export type DetailTable<Kind extends BuiltKind> = {
  table: string;
  lists: { readonly [Field in ListOf<DetailOf<Kind>>]: ListTable };
};

/**
 * Where the detail of each kind lies: one row an activity, a column a field (`planLineId` in `plan_line_id`), and a
 * table for each list in it.
 */
export const detailTables: { readonly [Kind in BuiltKind]: DetailTable<Kind> } = {
  A1: {
    table: 'activity_buildings',
    lists: { dossiers: { table: 'activity_dossiers', order: 'dossier_id' } },
  },
  A2: { table: 'activity_trainings', lists: {} },
  A3: {
    table: 'activity_supports',
    lists: { postShares: { table: 'supported_post_shares', order: 'position' } },
  },
  A4: {
    table: 'activity_defences',
    lists: {
      dossiers: { table: 'activity_dossiers', order: 'dossier_id' },
      dialogues: { table: 'activity_dialogues', order: 'event_id' },
      agreements: { table: 'activity_agreements', order: 'agreement_id' },
    },
  },
  A5: { table: 'activity_senior_trainings', lists: {} },
  A6: {
    table: 'activity_multilaterals',
    lists: { organisations: { table: 'activity_organisations', order: 'organisation_id' } },
  },
  A7: {
    table: 'activity_exchanges',
    lists: { organisations: { table: 'activity_organisations', order: 'organisation_id' } },
  },
  A8: {
    table: 'activity_missions',
    lists: {
      citations: { table: 'mission_citations', order: 'position' },
      answers: { table: 'mission_answers', order: 'recommendation_id' },
    },
  },
  A9: {
    table: 'activity_belgian_awareness',
    lists: { campaignDays: { table: 'campaign_days', order: 'position' } },
  },
};

/** `planLineId` -> `plan_line_id`. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const fieldNames = new Map<string, string>();

/** `plan_line_id` -> `planLineId`; remembered, since a roll-up asks for the same few of a thousand rows. */
const fieldOf = (column: string): string => {
  const known = fieldNames.get(column);
  if (known !== undefined) return known;
  const field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  fieldNames.set(column, field);
  return field;
};

/** Columns that say whose row it is, not what it says. */
const bookkeeping = new Set(['institute_id', 'activity_id', 'partnership_id', 'entry_no', 'position']);

/** A row as the fields of a detail: what is empty is left out. */
export const fieldsOf = (row: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row))
    if (value !== null && !bookkeeping.has(column))
      fields[fieldOf(column)] = isListOfRows(value) ? value.map(fieldsOf) : value;
  return fields;
};

const isListOfRows = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
