import type { SentForm } from '../../../page/page.ts';

/** One row of a form's list, by the name of its field: `places.2.country` is `country` of the third. */
export type TypedRow = Readonly<Record<string, string>>;

/**
 * The rows of a list that have something in them, and the form with just these, numbered without gaps, so that an
 * error in the third row given stands at the third row shown.
 */
export const typedRows = (form: SentForm, list: string): { form: SentForm; rows: TypedRow[] } => {
  const mark = new RegExp(`^${list}\\.(\\d{1,4})\\.(\\w+)$`);
  const byRow = new Map<number, Record<string, string>>();
  const others: [string, readonly string[]][] = [];
  for (const [name, values] of Object.entries(form.texts)) {
    const [, row, field] = mark.exec(name) ?? [];
    if (row === undefined || field === undefined) others.push([name, values]);
    else byRow.set(Number(row), { ...byRow.get(Number(row)), [field]: values[0]?.trim() ?? '' });
  }
  const rows = [...byRow.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => Object.values(row).some((value) => value !== ''));
  const numbered = rows.flatMap((row, at) =>
    Object.entries(row).map(([field, value]) => [`${list}.${at}.${field}`, [value]] as const),
  );
  return { form: { ...form, texts: Object.fromEntries([...others, ...numbered]) }, rows };
};
