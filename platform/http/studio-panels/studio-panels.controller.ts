import { Controller, Get } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { StudioPanels, type PanelView } from './studio-panels.ts';

@Controller('api/studio-panels')
export class StudioPanelsController {
  constructor(private readonly panels: StudioPanels) {}

  /** For everybody who is signed in. */
  @Get()
  list(@From() _caller: Caller): { items: readonly PanelView[] } {
    return { items: this.panels.all };
  }
}
