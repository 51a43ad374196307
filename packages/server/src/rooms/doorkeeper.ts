/**
 * Doorkeeper: finds out what somebody at a room's door has shown to know, and seals secrets that commands carry. Each
 * address may try only so many passwords. Rules PR34, RM46, RM47.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { fail, ok, type Command, type Hello, type Result, type RoomState } from '@lockstep/core';
import type { Environment } from './environment.ts';
import { TokenBuckets } from './rate-limit.ts';
import { isSameSeal, opensWith, sealOwner, sealPassword } from './seals.ts';

/** What an arrival has shown. */
export interface Shown {
  /** Seals of secrets he knows. */
  readonly proofs: readonly string[];
  /** Seal of the owner link he brought. */
  readonly owner?: string;
  readonly triedPassword: boolean;
}

/** Passwords that opened once open again without the work, as long as so many others were not used since. */
const mostRemembered = 1000;
/** Trying a password takes a thread for a tenth of a second; files need threads as well. */
const mostAtOnce = 2;

export class Doorkeeper {
  readonly #environment: Environment;
  readonly #tries: TokenBuckets;
  readonly #key = randomBytes(32);
  /** By seal: a mark of the password that opened it. */
  readonly #opened = new Map<string, string>();
  readonly #waiting: (() => void)[] = [];
  #atWork = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { passwordsPerMinute, passwordsBurst } = environment.limits;
    this.#tries = new TokenBuckets(passwordsPerMinute / 60, passwordsBurst);
  }

  /** What this hello shows at the door of this room. */
  async shownBy(hello: Hello, room: RoomState, address: string): Promise<Result<Shown, 'tooManyTries'>> {
    const proofs: string[] = [];
    const { password } = hello;
    const owner = hello.owner === undefined ? {} : { owner: sealOwner(hello.owner) };
    const { secrets } = room;
    if (owner.owner !== undefined && secrets?.owner !== undefined && isSameSeal(owner.owner, secrets.owner)) {
      proofs.push(secrets.owner);
    }
    const isAsked = room.access.hasPassword && proofs.length === 0;
    if (isAsked && password !== undefined && secrets?.password !== undefined) {
      const opens = await this.#opens(secrets.password, password, address);
      if (opens === null) return fail('tooManyTries');
      if (opens) proofs.push(secrets.password);
    }
    return ok({ proofs, ...owner, triedPassword: password !== undefined });
  }

  /** What is kept of the secret in a command; nothing for commands that carry none. */
  async sealOf(command: Command): Promise<{ readonly sealed?: string }> {
    if (command.type === 'setOwnerLink') return { sealed: sealOwner(command.owner) };
    if (command.type !== 'setPassword' || command.password === null) return {};
    const { password } = command;
    return { sealed: await this.#work(async () => sealPassword(password)) };
  }

  /** null: this address has tried too often. */
  async #opens(seal: string, password: string, address: string): Promise<boolean | null> {
    const mark = createHmac('sha256', this.#key)
      .update(`${seal} ${password.normalize('NFKC')}`)
      .digest('hex');
    const known = this.#opened.get(seal);
    if (known !== undefined && isSameSeal(known, mark)) return true;
    if (this.#tries.take(address, this.#environment.runtime.now()) > 0) return null;
    const opens = await this.#work(async () => opensWith(seal, password));
    if (opens) this.#remember(seal, mark);
    return opens;
  }

  #remember(seal: string, mark: string): void {
    this.#opened.delete(seal);
    this.#opened.set(seal, mark);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > mostRemembered && oldest !== undefined) this.#opened.delete(oldest);
  }

  async #work<Value>(run: () => Promise<Value>): Promise<Value> {
    if (this.#atWork >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#atWork++;
    try {
      return await run();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#atWork--;
      else next();
    }
  }
}
