import type { BuiltKind } from '../rules/kind-details.ts';
import { belgianAwarenessForm } from './belgian-awareness-form.tsx';
import { buildingForm } from './building-form.tsx';
import { defenceForm } from './defence-form.tsx';
import { exchangeForm } from './exchange-form.tsx';
import type { KindForm } from './kind-form.ts';
import { missionForm } from './mission-form.tsx';
import { multilateralForm } from './multilateral-form.tsx';
import { seniorTrainingForm } from './senior-training-form.tsx';
import { supportForm } from './support-form.tsx';
import { trainingForm } from './training-form.tsx';

/** The page shape of each kind that is built. */
export const kindForms: { readonly [Kind in BuiltKind]: KindForm } = {
  A1: buildingForm,
  A2: trainingForm,
  A3: supportForm,
  A4: defenceForm,
  A5: seniorTrainingForm,
  A6: multilateralForm,
  A7: exchangeForm,
  A8: missionForm,
  A9: belgianAwarenessForm,
};
