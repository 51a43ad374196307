/** HelloOf: how a participant introduces himself, at first and each time the line comes back. */
import type { Hello } from '../protocol/hello.ts';
import { spokenVersions } from '../protocol/version.ts';
import type { ParticipantOptions } from './participating.ts';

export interface Introduction extends Pick<ParticipantOptions, 'secret' | 'device'> {
  readonly name: string;
  readonly password: string | undefined;
  readonly owner: string | undefined;
  readonly connection: string;
  readonly resume: Hello['resume'];
}

export const helloOf = ({ password, owner, ...rest }: Introduction): Hello => ({
  type: 'hello',
  versions: spokenVersions,
  ...rest,
  ...(password === undefined ? {} : { password }),
  ...(owner === undefined ? {} : { owner }),
});
