import type { Story } from './story.ts';
import { ifsi } from './story-ifsi.ts';
import { iiwe } from './story-iiwe.ts';
import { ism } from './story-ism.ts';

/** The three institutes of the agreement of 6 June 2007. */
export const stories: readonly Story[] = [iiwe, ifsi, ism];
