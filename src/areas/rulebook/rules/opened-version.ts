import * as z from 'zod/mini';

/** Entry number of what stood, as the refusal of an earlier try told it; left out, a correction is of the row it names. */
export const openedVersion = z.optional(z.int().check(z.minimum(1)));
