import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType } from 'react';
import { readPanels, type Panel } from '../../api/plugins.ts';

interface PanelModule {
  readonly Panel: ComponentType;
}

/** The panels of the project's plugins, each loaded when it is shown. */
const SOURCES = import.meta.glob<PanelModule>('../../../plugins/*/studio/*.tsx');

const loaded = new Map<string, ComponentType>();

function componentOf({ plugin, name }: Panel): ComponentType | undefined {
  const source = `../../../plugins/${plugin}/studio/${name}.tsx`;
  const load = SOURCES[source];
  if (!load) return undefined;
  let made = loaded.get(source);
  if (!made) loaded.set(source, (made = lazy(async () => ({ default: (await load()).Panel }))));
  return made;
}

/** What plugins that are switched on add to a screen. */
export function PluginPanels({ place }: { readonly place: Panel['place'] }) {
  const panels = useQuery({ queryKey: ['studio-panels'], queryFn: readPanels });
  return panels.data
    ?.filter((panel) => panel.place === place)
    .map((panel) => {
      const Component = componentOf(panel);
      return (
        Component && (
          <Suspense key={`${panel.plugin}/${panel.name}`} fallback={null}>
            <Component />
          </Suspense>
        )
      );
    });
}
