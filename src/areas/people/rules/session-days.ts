/** How long a session lives after it was last used. */
export const sessionDays = 14;
