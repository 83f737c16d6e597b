/** Whoever comes back after this many hours of rest begins a new visit (house rule: a lunch is none, a night is). */
export const restHours = 4;
