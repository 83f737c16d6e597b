import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { html, type Page } from '../../../page/page.ts';
import { waitingOf } from '../queries/waiting-of.ts';
import { administratorHome } from './home-administrator.tsx';
import { auditorHome } from './home-auditor.tsx';
import { donorHome } from './home-donor.tsx';
import { partnerHome } from './home-partner.tsx';
import { staffHome } from './home-staff.tsx';

/** Each role begins with what waits for it; lent duties bring their lines along. */
export const show = async (page: Page) => {
  const today = todayIn();
  const { actor } = page;
  if (!actor.institute) return html(await donorHome(page, today));
  const lines = await page.read((tx) => waitingOf(tx, actor, today));
  if (actor.role === 'auditor') return html(await auditorHome(page, today, lines));
  if (holds(actor, 'partner_coordinator', 'partner_treasurer'))
    return html(await partnerHome(page, today, lines));
  const machine = holds(actor, 'administrator') ? await administratorHome(page) : undefined;
  return html(staffHome(page, today, lines, machine));
};
