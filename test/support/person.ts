/** One signed-in person who uses the real API: the one that plays scenarios. */
export { type Answered, type CallOptions, multipart, Person, Refused } from '../../engine/sandbox/person.ts';
