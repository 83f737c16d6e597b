import { askControlQuestion } from '../../src/areas/records/commands/ask-control-question.ts';
import { replyToControl } from '../../src/areas/records/commands/reply-to-control.ts';
import { addDays } from '../../src/kernel/calendar-day.ts';
import { storyId } from './draws.ts';
import { staff, type Telling, tell } from './telling.ts';
import type { ToldActivity } from './unfold-activities.ts';

/** What the auditor controls, as the invitation says. */
export const controlOf = ({ story, names }: Pick<Telling, 'story' | 'names'>) => ({
  outcomes: story.current.outcomes.slice(0, 2).map(({ code }) => names.outcome(story.current, code)),
  years: [2024, 2025],
});

/** The auditor's questions: one answered, one whose day has passed, one open. */
export const tellControl = async (telling: Telling, activities: readonly ToldActivity[]): Promise<void> => {
  const { today } = telling;
  const scope = controlOf(telling);
  const [first, second] = activities.filter(
    ({ plan, year, course }) =>
      course.state === 'held' && scope.years.includes(year) && scope.outcomes.includes(plan.outcomeId),
  );
  const [outcomeId] = scope.outcomes;
  if (!first || !second || !outcomeId) return;
  const answered = await ask(telling, first, {
    question:
      'Sur quelle liste reposent les nombres de participants de cette formation, et où est-elle gardée ?',
    askedOn: addDays(today, -24),
    dueOn: addDays(today, 6),
  });
  await tell(telling, staff(telling, 'programme_officer'), replyToControl, ['answered'], {
    questionId: answered,
    reply:
      'Sur la liste d’émargement signée, gardée au secrétariat du partenaire. Le nombre et la somme sont dans Relais ; une copie peut être consultée sur place.',
  });
  await ask(telling, second, {
    question: 'Qui a choisi le lieu de cette activité, et combien d’offres ont été comparées ?',
    askedOn: addDays(today, -37),
    dueOn: addDays(today, -7),
  });
  await tell(telling, staff(telling, 'auditor'), askControlQuestion, ['outcome'], {
    id: storyId(telling.story.code, 'control question', 'outcome'),
    subject: { kind: 'outcome', id: outcomeId },
    outcomes: [outcomeId],
    years: scope.years,
    question: 'Comment les cibles de 2025 ont-elles été revues après les mesures de 2024 ?',
    dueOn: addDays(today, 30),
  });
};

type Asking = { question: string; askedOn: string; dueOn: string };

const ask = async (telling: Telling, activity: ToldActivity, asking: Asking): Promise<string> => {
  const { id, plan, year } = activity;
  const asked = await tell(telling, staff(telling, 'auditor'), askControlQuestion, [id], {
    id: storyId(telling.story.code, 'control question', id),
    subject: { kind: 'activity', id },
    outcomes: [plan.outcomeId],
    years: [year],
    ...asking,
  });
  return asked.id;
};
