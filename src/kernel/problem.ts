/** What to tell a person: a key of the text catalogue ('finance.amount-not-positive') and its arguments. */
export type Problem = { key: string; args?: Record<string, string | number> };

/** Problems by name of the form field they belong to. */
export type FieldErrors = Record<string, Problem[]>;

/** Thrown where the thing does not exist, or not for this person; caught once, at the edge, as a 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly problem: Problem;

  constructor(problem: Problem = { key: 'page.not-found' }) {
    super(problem.key);
    this.problem = problem;
  }
}

/** Thrown where the person sees the thing but may not do this; caught once, at the edge, as a 403. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.key);
    this.problem = problem;
  }
}
