import { jointProgramme } from './joint-programme.ts';
import { regionalBody } from './regional-body.ts';

/** The rules of this area, for the page of all rules and for setting up a rulebook. */
export const partnerRules = [regionalBody, jointProgramme] as const;
