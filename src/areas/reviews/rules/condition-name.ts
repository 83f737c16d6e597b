/** A condition by the number of its transfer and what was agreed. */
export const nameOfCondition = ({ number, what }: { number: number; what: string }): string =>
  [`n° ${number}`, what].filter(Boolean).join(' · ');
