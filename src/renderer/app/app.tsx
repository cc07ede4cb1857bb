// The whole window: providers around the shell.
import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { FlowsProvider } from '../features/issue/flows.tsx';
import { useSettings } from '../features/settings/queries.ts';
import { darkTheme, lightTheme } from '../theme.ts';
import { NavigationProvider } from './navigation.tsx';
import { ProgressProvider } from './progress.tsx';
import { createQueryClient } from './query-client.ts';
import { Shell } from './shell.tsx';
import { useMainEvents } from './events.ts';
import { useSystemDark } from './system-dark.ts';

/** Draws everything; styles made at run time carry the nonce of the page's CSP. */
export function App({ nonce }: { readonly nonce: string }) {
  const [renderer] = useState(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }));
  const [queries] = useState(createQueryClient);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <QueryClientProvider client={queries}>
        <Themed />
      </QueryClientProvider>
    </RendererProvider>
  );
}

function Themed() {
  useMainEvents();
  const choice = useSettings().data?.theme ?? 'system';
  const systemDark = useSystemDark();
  const dark = choice === 'dark' || (choice === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      <NavigationProvider>
        <ProgressProvider>
          <FlowsProvider>
            <Shell />
          </FlowsProvider>
        </ProgressProvider>
      </NavigationProvider>
    </FluentProvider>
  );
}
