import type { FormState } from '../../../page/submit.ts';

/**
 * A refusal names what is wrong in a list by its place (`answers.2.text`); the form names the fields of a list by what each
 * row is about. Tells each where it was typed; what no field stands for goes with the list as it came.
 */
export const atItsField = (
  state: FormState,
  list: string,
  fieldOf: (place: number, part: string, within: string) => string | undefined,
): FormState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([name, problems]) => {
      const [of, place = '', part = '', within = ''] = name.split('.');
      return [(of === list && place && fieldOf(Number(place), part, within)) || name, problems];
    }),
  ),
});
