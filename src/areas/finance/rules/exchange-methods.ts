/** How amounts are brought into the programme's currency; one of them is declared for an agreement. */
export const exchangeMethods = ['transfer_fifo', 'transfer_weighted', 'month', 'day'] as const;
export type ExchangeMethod = (typeof exchangeMethods)[number];

/** Where published rates come from: the European Central Bank's by day, InforEuro's by month. */
export const rateSources = ['ecb', 'inforeuro'] as const;
export type RateSource = (typeof rateSources)[number];

/** Days back from a payment within which the last published rate of a day counts: over a long week-end. */
export const mostDaysBack = 7;
