/** Why it was not done, with what to do about it. */
export class Refused extends Error {
  status = 1;
}

/** Why nobody could be asked. */
export class Unasked extends Error {
  status = 2;
}
