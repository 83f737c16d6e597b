/** The sum of a whole-number field over rows. @throws RangeError where it is no safe integer any more. */
export const sumOf = <Row>(rows: readonly Row[], field: (row: Row) => number): number => {
  const sum = rows.reduce((total, row) => total + field(row), 0);
  if (!Number.isSafeInteger(sum)) throw new RangeError('The sum is too large to be exact');
  return sum;
};

/** A part in whole per cent of the whole; 0 of nothing. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 100) / whole);
