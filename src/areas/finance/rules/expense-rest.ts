/** What of an expense was not taken back, in its currency and converted. */
export const restOf = (expense: {
  minor: number;
  convertedMinor: number;
  reversedMinor: number;
  reversedConvertedMinor: number;
}): { minor: number; convertedMinor: number } => ({
  minor: expense.minor - expense.reversedMinor,
  convertedMinor: expense.convertedMinor - expense.reversedConvertedMinor,
});
