import * as z from 'zod/mini';
import { isId } from '../../../kernel/id.ts';

const id = z.string().check(z.refine(isId));
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

export const suspensionInput = z.object({ membershipId: id, reason });

export const restorationInput = z.object({ membershipId: id });

export const passwordLinkInput = z.object({ userId: id });
