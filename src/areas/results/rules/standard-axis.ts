/** The axes by which every figure may be broken down (A12), in the order in which they are told. */
export const standardAxisKeys = ['sex', 'age', 'economy'] as const;

export type StandardAxis = (typeof standardAxisKeys)[number];
