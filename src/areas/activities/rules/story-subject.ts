type Told = { id: string; activityId: string | null };

/**
 * Where the trail tells of a story and its files hang: on its activity. Of one that is told of an outcome, on the story itself:
 * whoever reads the outcome need not read it.
 */
export const storySubject = ({ id, activityId }: Told): { kind: 'activity' | 'story'; id: string } =>
  activityId ? { kind: 'activity', id: activityId } : { kind: 'story', id };
