import * as z from 'zod/mini';
import { id } from '../../programmes/rules/input-parts.ts';

const indicators = z._default(z.array(id).check(z.maxLength(500)), []);

/** What changes against what was shown, so that two people who link other indicators undo nothing of each other. */
export const linkDialogueInput = z.object({ eventId: id, add: indicators, remove: indicators });
