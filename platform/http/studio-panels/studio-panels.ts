import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';

/** What plugin.json says of a panel. */
export interface PanelSpec {
  /** The screen it stands on. */
  readonly place: 'profile';
}

/** A panel as the screens ask for it; its code is `studio/{name}.tsx` of the plugin. */
export interface PanelView extends PanelSpec {
  readonly plugin: string;
  readonly name: string;
}

/** Parts of screens that plugins bring. They are built with the studio, so only plugins of the project have some. */
@Injectable()
export class StudioPanels implements OnModuleInit {
  readonly #panels = new Set<Contribution<PanelSpec>>();

  constructor(private readonly points: ExtensionPoints) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  get all(): readonly PanelView[] {
    return [...this.#panels].map(({ plugin, name, spec }) => ({ plugin, name, place: spec.place }));
  }

  readonly #point: ExtensionPoint<PanelSpec> = {
    name: 'studioPanels',
    description: 'Parts of screens: studio/{name}.tsx of the plugin exports Panel.',
    isData: true,
    schema: {
      description: 'One part.',
      type: 'object',
      additionalProperties: false,
      required: ['place'],
      properties: {
        place: { description: 'The screen it stands on: everybody’s own profile.', enum: ['profile'] },
      },
    },
    accept: (panel) => {
      this.#panels.add(panel);
      return () => this.#panels.delete(panel);
    },
  };
}
