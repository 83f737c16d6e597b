import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import type { FrozenVersion } from '../queries/frozen-versions.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';

export type FiledInForm = { version: number; on: CalendarDay; decisionNo: number | null };

/** What a form about a dated obligation is drawn from. */
export type OneForm = {
  page: Page;
  row: ObligationRow;
  /** Versions in Relais of what it asks for, the newest first. */
  frozen: readonly FrozenVersion[];
  /** Its versions filed, the newest first, with the entry of what the donor said of each. */
  filed: readonly FiledInForm[];
  /** The same of all outcomes of its programme; empty where it is not about an outcome. */
  outcomes: readonly ObligationRow[];
  state: FormState;
};
