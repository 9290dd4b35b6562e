import type { LocalText } from '../../kernel/text.ts';
import type { UpgradePlan } from '../upgrade/upgrade-planner.ts';

/** What installing, upgrading or uninstalling a pack would do. JSON as it goes over HTTP. */
export type PackPlan = PackPlanHead & Partial<UpgradePlan>;

export interface PackPlanHead {
  readonly kind: 'install' | 'upgrade' | 'uninstall';
  readonly pack: {
    readonly name: string;
    readonly label: LocalText;
    readonly version: string;
    /** The version in force before. */
    readonly from?: string;
  };
  /** Names the planned text, so that it is installed without being sent again. */
  readonly text?: string;
  /** Why it cannot be published; where there are any, there is no more to the plan. */
  readonly problems: readonly PackProblem[];
}

export interface PackProblem {
  readonly path: string;
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
}
