/** Regions of the donors' list (vocabulary 1) in which union programmes work. */
export const regionCodes = ['289', '298', '389', '489', '498', '789', '798', '998'] as const;
