// What the managed settings allow: asked before a plan, an issue and a renewal, for window and command line alike.
import type { PortalPlace } from '../../shared/azure.ts';
import type { AppError } from '../../shared/ipc/result.ts';
import { SERVER_DEFAULT_SECONDS } from '../../shared/lifetime.ts';
import type { Managed, ManagedState } from '../../shared/managed.ts';
import type { SetUpRequest } from '../../shared/plan.ts';
import { ROLE_PRESETS, type RoleChoice } from '../../shared/role.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Keep, Lifetime, Route } from '../../shared/token.ts';

export class Policy {
  readonly state: ManagedState;

  constructor(state: ManagedState) {
    this.state = state;
  }

  /** The user's settings as far as they are allowed; what is not becomes the nearest that is. */
  settings(own: Settings): Settings {
    const managed = this.#managed;
    if (managed === undefined) return own;
    const { roles, longestLifetimeSeconds: longest = Infinity, keep } = managed;
    const preset = ROLE_PRESETS.find((one) => roles?.includes(one) === true);
    return {
      ...own,
      lifetimeSeconds: Math.min(own.lifetimeSeconds, longest),
      rolePreset: roles === undefined || roles.includes(own.rolePreset) ? own.rolePreset : (preset ?? 'view'),
      ...(keep === undefined || (own.keep !== undefined && keep.includes(own.keep)) ? {} : { keep: keep[0] }),
    };
  }

  /** Why this set-up is not allowed; `undefined` where it is. */
  refusesPlan({
    role,
    lifetime,
    route,
  }: Pick<SetUpRequest, 'role' | 'lifetime' | 'route'>): AppError | undefined {
    return this.#refusesRole(role) ?? this.#refusesLifetime(lifetime, route) ?? this.refusesIssuing();
  }

  refusesKeep(keep: Keep): AppError | undefined {
    const allowed = this.#managed?.keep;
    if (allowed === undefined || allowed.includes(keep)) return this.refusesIssuing();
    return { code: 'managed', what: 'keep', allowed: allowed.join(', ') };
  }

  /** A broken file lets nothing be issued: what it would forbid is not known. */
  refusesIssuing(): AppError | undefined {
    return this.state.state === 'broken' ? this.state.error : undefined;
  }

  /** Where the cluster behind a server is in Azure. */
  place(server: string): PortalPlace | undefined {
    return this.#managed?.clusters.find((one) => one.server === server)?.portal;
  }

  get #managed(): Managed | undefined {
    return this.state.state === 'managed' ? this.state.managed : undefined;
  }

  /** An account is taken as it is: its rights are the cluster's affair. */
  #refusesRole(role: RoleChoice): AppError | undefined {
    const roles = this.#managed?.roles;
    if (roles === undefined || role.kind === 'none') return undefined;
    const name = role.kind === 'preset' ? role.preset : role.name;
    if (role.kind !== 'role' && roles.includes(name)) return undefined;
    return { code: 'managed', what: 'role', allowed: roles.join(', ').slice(0, 1000) };
  }

  #refusesLifetime(lifetime: Lifetime, route: Route): AppError | undefined {
    const { neverExpiring = true, longestLifetimeSeconds: longest } = this.#managed ?? {};
    if (route !== 'token-request') {
      const forever = neverExpiring && longest === undefined;
      return forever ? undefined : { code: 'managed', what: 'route', allowed: 'TokenRequest' };
    }
    const asked = lifetime.kind === 'seconds' ? lifetime.seconds : SERVER_DEFAULT_SECONDS;
    if (longest === undefined || asked <= longest) return undefined;
    return { code: 'managed', what: 'lifetime', allowed: String(longest) };
  }
}
