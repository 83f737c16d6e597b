import * as z from 'zod/mini';
import { id, line } from '../../programmes/rules/input-parts.ts';

export const withdrawFiledWordsInput = z.object({
  filed: z.enum(['scores', 'lessons']),
  filingId: id,
  reason: line(2_000),
});
