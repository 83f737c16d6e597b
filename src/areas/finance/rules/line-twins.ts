type Line = { paidOn?: string | undefined; minor?: number | undefined; voucherNumber?: string | undefined };

/** For each line the places of earlier ones that look like it: the same amount on the same day or of the same voucher. */
export const twinsWithin = (lines: readonly Line[]): number[][] =>
  lines.map((line, at) =>
    [...lines.keys()].filter((earlier) => earlier < at && areTwins(lines[earlier]!, line)),
  );

const areTwins = (a: Line, b: Line): boolean =>
  a.minor !== undefined &&
  a.minor === b.minor &&
  ((a.paidOn !== undefined && a.paidOn === b.paidOn) ||
    (a.voucherNumber !== undefined && a.voucherNumber === b.voucherNumber));
