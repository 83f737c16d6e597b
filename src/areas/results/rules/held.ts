/** Of the entries behind a figure, how many a window asks for and nobody approved yet, and how many were returned. */
export type Unapproved = { waiting: number; returned: number };

/** A figure, or what several of them hold. */
export type Held = { unapproved?: Unapproved | undefined };

/** What several figures hold together; nothing where they hold none. */
export const heldTogether = (figures: readonly Held[]): { unapproved?: Unapproved } => {
  const some = figures.flatMap(({ unapproved }) => unapproved ?? []);
  const sum = (of: keyof Unapproved) => some.reduce((all, each) => all + each[of], 0);
  return some.length > 0 ? { unapproved: { waiting: sum('waiting'), returned: sum('returned') } } : {};
};

type Reached = { indicator: { formula?: string | null }; actual?: Held | null };

/** What the figures of several indicators hold, each entry once: what a formula holds is that of the indicators it is worked out of. */
export const heldByIndicators = (rows: readonly Reached[]): { unapproved?: Unapproved } =>
  heldTogether(rows.flatMap(({ indicator, actual }) => (actual && !indicator.formula ? [actual] : [])));
