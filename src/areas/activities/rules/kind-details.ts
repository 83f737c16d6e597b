import type * as z from 'zod/mini';
import { belgianAwarenessDetail } from './belgian-awareness-detail.ts';
import { buildingDetail } from './building-detail.ts';
import { defenceDetail } from './defence-detail.ts';
import { exchangeDetail } from './exchange-detail.ts';
import { missionDetail } from './mission-detail.ts';
import { multilateralDetail } from './multilateral-detail.ts';
import { seniorTrainingDetail } from './senior-training-detail.ts';
import { supportDetail } from './support-detail.ts';
import { trainingDetail } from './training-detail.ts';

/** The kinds of supported action that can be planned, each with the schema of its detail. */
export const detailOfKind = {
  A1: buildingDetail,
  A2: trainingDetail,
  A3: supportDetail,
  A4: defenceDetail,
  A5: seniorTrainingDetail,
  A6: multilateralDetail,
  A7: exchangeDetail,
  A8: missionDetail,
  A9: belgianAwarenessDetail,
} as const;

export type BuiltKind = keyof typeof detailOfKind;
export type DetailOf<Kind extends BuiltKind> = z.infer<(typeof detailOfKind)[Kind]>;
export type ActivityDetail = DetailOf<BuiltKind>;

export const builtKindCodes = Object.keys(detailOfKind) as BuiltKind[];

export const isBuiltKind = (kind: string): kind is BuiltKind => Object.hasOwn(detailOfKind, kind);
