import type { BuiltKind } from '../rules/kind-details.ts';
import { exchangeForm } from './exchange-form.tsx';
import type { KindForm } from './kind-form.ts';
import { trainingForm } from './training-form.tsx';

/** The page shape of each kind that is built. */
export const kindForms: { readonly [Kind in BuiltKind]: KindForm } = {
  A2: trainingForm,
  A7: exchangeForm,
};
