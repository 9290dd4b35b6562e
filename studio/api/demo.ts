import { request } from './client.ts';

export interface DemoPack {
  readonly name: string;
  readonly version: string;
  readonly label: Readonly<Record<string, string>>;
  readonly description?: Readonly<Record<string, string>>;
  readonly hasDemo: boolean;
}

/** How far the demo records of the packs are. */
export interface DemoState {
  readonly state: 'none' | 'absent' | 'loading' | 'loaded' | 'failed';
  readonly made?: number;
  readonly total?: number;
  readonly problem?: string;
  readonly packs: readonly DemoPack[];
}

export async function readDemoState(signal?: AbortSignal): Promise<DemoState> {
  return (await request<DemoState>('GET', '/api/setup/demo', signal ? { signal } : {})).data;
}

export async function loadDemo(): Promise<DemoState> {
  return (await request<DemoState>('POST', '/api/setup/demo')).data;
}
