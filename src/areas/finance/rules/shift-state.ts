export const shiftSteps = [
  'consented',
  'declined',
  'sent',
  'agreed',
  'refused',
  'applied',
  'withdrawn',
] as const;

export type ShiftStep = (typeof shiftSteps)[number];
export type ShiftState = 'asked' | ShiftStep;
export const shiftStates: readonly ShiftState[] = ['asked', ...shiftSteps];

const following: Record<ShiftState, readonly ShiftStep[]> = {
  asked: ['consented', 'declined', 'withdrawn'],
  consented: ['sent', 'applied', 'withdrawn'],
  sent: ['agreed', 'refused', 'applied', 'withdrawn'],
  agreed: ['applied', 'withdrawn'],
  declined: [],
  refused: [],
  applied: [],
  withdrawn: [],
};

/** What may come next; a shift that the donor need not agree to is applied once it was consented to. */
export const stepsAfter = (state: ShiftState): readonly ShiftStep[] => following[state];
