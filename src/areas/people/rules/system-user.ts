/** The user that jobs and the command line act as; it has no password and its address leads nowhere. */
export const systemUserId = '00000000-0000-7000-8000-000000000001';
