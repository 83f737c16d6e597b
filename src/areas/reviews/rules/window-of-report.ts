/** Days as YYYY-MM-DD. */
type Window = { from: string; until: string };
type Told = { fromOn: string; untilOn: string };

/** A measurement counts in the report in which its last day lies, and so do the figures of a period in which they are asked. */
export const liesInReport = ({ until }: Pick<Window, 'until'>, { fromOn, untilOn }: Told): boolean =>
  fromOn <= until && until <= untilOn;

/** Figures are asked for some of the days of the report, and count in a later one. */
export const endsAfterReport = ({ from, until }: Window, { untilOn }: Told): boolean =>
  from <= untilOn && until > untilOn;
